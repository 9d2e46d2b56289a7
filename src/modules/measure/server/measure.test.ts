import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordVisit } from '#modules/registry/contract/index.ts'
import { newId, now, startTestCounty, type TestCounty } from '../../../main/testing/county.ts'
import { countyCode, doors, type PersonName } from '../../../main/testing/county-fixture.ts'
import * as measure from '../contract/index.ts'
import { about, hashOfCode, keyOfCode, newCode, openLetter, readCode } from './paper.ts'

let county: TestCounty
let home: { door: string; people: string[] }
const admin = { query: (text: string, values?: unknown[]) => county.admin.query(text, values) }

beforeAll(async () => {
  county = await startTestCounty()
  const door = doors.grid2[0] as string
  const people = Array.from({ length: 30 }, () => newId())
  home = { door, people }
  const residents = people.map((id, nth) => ({ id, name: `测试住户${nth}`, birthYear: 1960 + nth }))
  const household = { id: newId(), headCount: 30, contactName: '测试住户0', residents }
  const done = await county.as('dispatcher').command(recordVisit, { door, outcome: 'registered', household })
  expect(done.status).toBe('accepted')
})
afterAll(() => county.stop())

const evidence = { kind: 'arrival' as const, text: '1 月 24 日自疫情流行地区返回' }
const body = (people: readonly string[]) => ({
  ...{
    kind: 'home_observation' as const,
    basis: 'infectious-disease-law-39',
    restrictions: ['stay'],
    help: ['food', 'medicine'],
  },
  ...{ startsAt: now(), days: 14, evidence },
  persons: people.map((person) => ({ measure: newId(), person, door: home.door })),
})
async function proposed(people: readonly string[], by: PersonName = 'policeOfficer') {
  const order = newId()
  const wish = body(people)
  const done = await county.as(by).command(measure.propose, wish, { id: order })
  expect(done.problem?.code).toBeUndefined()
  return { order, first: wish.persons[0]?.measure ?? '', result: done.result }
}
const named: readonly string[] = ['policeOfficer', 'healthOfficer', 'communityLeader']
const get = (as: PersonName, id: string) => county.as(as).get(named.includes(as) ? measure.get : measure.review, { id })
async function sign(as: PersonName, { order, first }: { order: string; first: string }) {
  const whole = await get(as, first)
  const contents = whole.order.map(({ id, content }) => ({ measure: id, content }))
  return county.as(as).command(measure.approve, { order, contents })
}
const serve = (id: string) =>
  county.as('policeOfficer').command(measure.serve, { measure: id, how: 'paper', language: 'zh-Hans' })
const clear = () => admin.query('truncate measure.measure cascade')

describe('a measure', () => {
  it('is proposed with evidence, signed by another agency, served with a code, and read with that code alone', async () => {
    await clear()
    const one = await proposed(home.people.slice(0, 1))
    expect(one.result).toMatchObject({ persons: 1, bulk: false, no: 1 })
    expect((await serve(one.first)).problem?.code).toBe('measure.not_approved')
    expect((await get('healthOfficer', one.first)).measure).toMatchObject({ state: 'evidenced', person: '测试住户0' })
    expect((await sign('healthOfficer', one)).result).toEqual({ rank: 2, stillNeeded: false })
    expect((await sign('commander', one)).problem?.code).toBe('measure.already_signed')
    const served = await serve(one.first)
    expect(served.status).toBe('accepted')
    const code = served.result?.code ?? ''
    expect(readCode(code.toLowerCase().replaceAll('-', ' '))).toBe(code.replaceAll('-', ''))
    const { rows } = await admin.query('select * from measure.public_read($1)', [hashOfCode(code)])
    expect(rows[0]).toMatchObject({ state: 'running', kind: 'home_observation', proposed_by: '县公安局' })
    const key = Buffer.from(openLetter<string>(keyOfCode(code), about.key, rows[0].key_code), 'base64')
    expect(openLetter(key, about.recipient, rows[0].recipient)).toMatchObject({ name: '测试住户0' })
    expect(() => openLetter(keyOfCode(newCode()), about.key, rows[0].key_code)).toThrow()
    // The answer that is kept for a repeat holds no code, and the journal neither.
    const { rows: kept } = await admin.query("select 1 from journal.entry where encode(cipher, 'escape') like $1", [
      `%${code}%`,
    ])
    expect(kept).toEqual([])
    expect((await serve(one.first)).problem?.code).toBe('measure.already_served')
    const renewed = await county.as('policeOfficer').command(measure.renewCode, { measure: one.first })
    expect((await admin.query('select 1 from measure.public_read($1)', [hashOfCode(code)])).rows).toEqual([])
    expect(
      (await admin.query('select 1 from measure.public_read($1)', [hashOfCode(renewed.result?.code ?? '')])).rows,
    ).toHaveLength(1)
  })

  it('is not signed by who proposed it, by their other account, by their agency, or unread', async () => {
    await clear()
    const one = await proposed(home.people.slice(0, 1))
    expect((await sign('policeOfficer', one)).problem?.code).toBe('measure.same_person')
    const swap = (column: string, value: string) =>
      admin.query(`update agency.account set ${column} = (${value}) where username = 'healthofficer' returning 1`)
    await swap('person_key', "select person_key from agency.account where username = 'policeofficer'")
    expect((await sign('healthOfficer', one)).problem?.code).toBe('measure.same_person')
    expect((await get('healthOfficer', one.first)).cannotSign).toBe('same_person')
    await swap('person_key', 'null')
    expect((await sign('healthOfficer', one)).problem?.code).toBe('measure.person_unknown')
    await swap('person_key', "sha256('healthofficer'::bytea)")
    const { rows } = await admin.query("select agency::text from agency.account where username = 'healthofficer'")
    await swap('agency', "select agency from agency.account where username = 'policeofficer'")
    expect((await sign('healthOfficer', one)).problem?.code).toBe('measure.same_agency')
    await swap('agency', `'${rows[0].agency}'::uuid`)
    const contents = [{ measure: one.first, content: 'a'.repeat(64) }]
    const wrong = await county.as('healthOfficer').command(measure.approve, { order: one.order, contents })
    expect(wrong.problem?.code).toBe('measure.content_changed')
    expect((await sign('healthOfficer', one)).status).toBe('accepted')
    const late = await county.as('policeOfficer').command(measure.addEvidence, { order: one.order, evidence })
    expect(late.problem?.code).toBe('measure.already_approved')
  })

  it('on thirty people needs a third signature, of a health agency, however the order is cut', async () => {
    await clear()
    const all = await proposed(home.people)
    expect(all.result).toMatchObject({ persons: 30, bulk: true })
    expect((await sign('commander', all)).result).toEqual({ rank: 2, stillNeeded: true })
    expect((await serve(all.first)).problem?.code).toBe('measure.not_approved')
    expect((await sign('leaderA', all)).problem?.code).toBe('measure.already_signed')
    expect((await sign('healthOfficer', all)).result).toEqual({ rank: 3, stillNeeded: false })
    expect((await serve(all.first)).status).toBe('accepted')
    await clear()
    const [one, two] = [await proposed(home.people.slice(0, 15)), await proposed(home.people.slice(15))]
    expect([one.result?.bulk, two.result?.bulk]).toEqual([false, true])
    expect((await sign('healthOfficer', two)).result).toEqual({ rank: 2, stillNeeded: true })
    expect((await serve(two.first)).problem?.code).toBe('measure.not_approved')
  })

  it('over two towns is signed whole, by somebody who reaches both', async () => {
    await clear()
    const [far, person] = [doors.gridB[0] as string, newId()]
    const household = {
      id: newId(),
      headCount: 1,
      contactName: '测试远户',
      residents: [{ id: person, name: '测试远户' }],
    }
    await county.as('dispatcher').command(recordVisit, { door: far, outcome: 'registered', household })
    const wish = body(home.people.slice(0, 1))
    const order = newId()
    const persons = [...wish.persons, { measure: newId(), person, door: far }]
    const done = await county.as('policeOfficer').command(measure.propose, { ...wish, persons }, { id: order })
    expect(done.result?.persons).toBe(2)
    const one = { order, first: persons[0]?.measure ?? '' }
    expect((await get('leaderA', one.first)).cannotSign).toBe('out_of_reach')
    expect((await sign('leaderA', one)).problem?.code).toBe('measure.out_of_reach')
    expect((await county.as('leaderA').get(measure.list, { show: 'to_sign' })).items).toEqual([])
    expect((await sign('commander', one)).result).toEqual({ rank: 2, stillNeeded: false })
    const elsewhere = { ...body(home.people.slice(1, 2)), kind: 'place_observation' as const }
    const lived = await county
      .as('policeOfficer')
      .command(measure.propose, { ...elsewhere, persons: elsewhere.persons.map((at) => ({ ...at, door: far })) })
    expect(lived.problem?.code).toBe('measure.lived_in')
  })

  it('rests on evidence that says something', async () => {
    await clear()
    const wish = { ...body(home.people.slice(0, 1)), evidence: { kind: 'other' as const, text: ' 　' } }
    const blank = await county.as('policeOfficer').command(measure.propose, wish)
    expect(blank.problem?.fields).toMatchObject([{ path: '/body/evidence/text', code: 'platform.field_required' }])
  })

  it('asks for nothing that the playbook does not allow, for nobody twice, and says where it is wrong', async () => {
    await clear()
    const good = body(home.people.slice(0, 1))
    const wrong = async (more: object) => {
      const answer = await county.as('policeOfficer').command(measure.propose, { ...good, ...more })
      return answer.problem?.fields?.[0]
    }
    expect(await wrong({ basis: 'because' })).toMatchObject({ path: '/body/basis', code: 'measure.not_allowed' })
    // An article for the two highest levels allows nothing below them, and the form does not offer it.
    const stand = (level: number, law: string) =>
      county.admin.query(`update emergency.emergency set level = $1, legal_basis = ${law} where ended_at is null`, [
        level,
      ])
    const laws = async () => (await county.as('policeOfficer').get(measure.rules)).laws.map(({ code }) => code)
    await stand(1, "array_append(legal_basis, 'phe-regulation-33')")
    expect(await laws()).toContain('phe-regulation-33')
    await stand(3, 'legal_basis')
    expect(await laws()).not.toContain('phe-regulation-33')
    expect(await wrong({ basis: 'phe-regulation-33' })).toMatchObject({
      path: '/body/basis',
      code: 'measure.not_allowed',
    })
    await stand(1, "array_remove(legal_basis, 'phe-regulation-33')")
    expect(await wrong({ restrictions: ['stay', 'prison'] })).toMatchObject({ path: '/body/restrictions/1' })
    expect(await wrong({ days: 15 })).toMatchObject({ path: '/body/days', code: 'measure.too_long' })
    expect(await wrong({ startsAt: '2020-01-24T09:00:00+08:00' })).toMatchObject({ code: 'measure.start_out_of_range' })
    const twice = [...good.persons, { ...good.persons[0], measure: newId() }]
    expect(await wrong({ persons: twice })).toMatchObject({
      path: '/body/persons/1/person',
      code: 'measure.named_twice',
    })
    const elsewhere = [{ ...good.persons[0], door: doors.grid2[1] }]
    expect(await wrong({ persons: elsewhere })).toMatchObject({
      path: '/body/persons/0/door',
      code: 'measure.not_at_home',
    })
    const first = await proposed(home.people.slice(0, 1))
    const again = await county.as('healthOfficer').command(measure.propose, body(home.people.slice(0, 1)))
    expect(again.problem?.code).toBe('measure.overlaps')
    expect((await county.as('worker').command(measure.propose, good)).problem?.code).toBe('platform.not_permitted')
    const id = newId()
    const end = () => county.as('policeOfficer').command(measure.end, { measure: first.first, why: 'in_error' }, { id })
    expect([(await end()).status, (await end()).status]).toEqual(['accepted', 'repeated'])
    expect((await sign('healthOfficer', first)).problem?.code).toBe('measure.over')
  })

  it('is objected to, suspended when nobody answers, and lifted by another person in words that the paper opens', async () => {
    await clear()
    const one = await proposed(home.people.slice(0, 1))
    await sign('healthOfficer', one)
    const code = (await serve(one.first)).result?.code ?? ''
    const object = (id = newId()) =>
      county
        .as('policeOfficer')
        .command(measure.recordObjection, { measure: one.first, how: 'counter', text: '我没有去过' }, { id })
    const objection = newId()
    expect((await object(objection)).status).toBe('accepted')
    expect((await object()).problem?.code).toBe('measure.objection_waiting')
    const { rows: clock } = await admin.query('select due_at from measure.objection where answered_at is null')
    const counted = await county.as('commander').get(measure.counts)
    expect(counted).toMatchObject({ objections: 1, objectionDueAt: clock[0].due_at.toISOString() })
    await admin.query(
      "update measure.objection set at = at - interval '25 hours', due_at = due_at - interval '25 hours'",
    )
    expect((await get('commander', one.first)).measure.state).toBe('suspended')
    expect((await county.as('commander').get(measure.counts)).suspended).toBe(1)
    const answer = (as: PersonName) =>
      county.as(as).command(measure.answerObjection, { objection, answer: 'lifted', text: '行程已核实，予以解除' })
    expect((await answer('policeOfficer')).problem?.code).toBe('measure.same_person')
    expect((await answer('commander')).status).toBe('accepted')
    expect((await answer('commander')).problem?.code).toBe('measure.answered')
    const { rows } = await admin.query('select * from measure.public_read($1)', [hashOfCode(code)])
    expect(rows[0].state).toBe('lifted')
    const key = Buffer.from(openLetter<string>(keyOfCode(code), about.key, rows[0].key_code), 'base64')
    const said = Buffer.from(rows[0].letters[0].answerCipher, 'base64')
    expect(openLetter(key, about.answer(objection), said)).toBe('行程已核实，予以解除')
    expect((await get('commander', one.first)).objections[0]).toMatchObject({ text: '我没有去过', answer: 'lifted' })
  })

  it('stands at the top of the desk of the agency that must sign, and leaves a look on the household', async () => {
    await clear()
    const one = await proposed(home.people.slice(0, 3))
    const list = (as: PersonName) => county.as(as).get(measure.list, { show: 'to_sign' })
    expect((await list('policeOfficer')).items).toEqual([])
    const rows = (await list('healthOfficer')).items
    expect(rows.map(({ id, persons }) => [id, persons])).toEqual([[one.first, 3]])
    expect((await get('commander', one.first)).order.map(({ person }) => person)).toEqual(['', '', ''])
    await sign('healthOfficer', one)
    expect((await list('commander')).items).toEqual([])
    expect((await county.as('commander').get(measure.list, { show: 'open' })).items).toHaveLength(3)
    const { rows: looks } = await admin.query(
      "select 1 from registry.look where county = $1 and actor = (select id from agency.account where username = 'healthofficer')",
      [countyCode],
    )
    expect(looks.length).toBeGreaterThan(0)
  })
})
