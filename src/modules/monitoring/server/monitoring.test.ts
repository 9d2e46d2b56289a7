import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId, now, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, areas, countyCode, doors } from '#main/testing/county-fixture.ts'
import * as c from '../contract/index.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(async () => {
  for (const table of [...['follow_up', 'paper', 'schedule', 'sample', 'fact', 'exposure', 'import', 'look', 'person']])
    await county.admin.query(`delete from monitoring.${table}`)
  for (const table of ['reading', 'reading_release']) await county.admin.query(`delete from agency.${table}`)
})
const officer = () => county.as('healthOfficer')
const worker = () => county.as('worker')
const contact = (change: object = {}) => ({
  ...{ kind: 'contact' as const, status: 'observed' as const, place: doors.unit[0] as string, name: '扎西' },
  ...{ phone: '00012345678', idNumber: '999999199001010000', ...change },
})
async function opened(change: object = {}): Promise<string> {
  const id = newId()
  expect(await officer().command(c.open, contact(change), { id })).toMatchObject({ status: 'accepted' })
  return id
}
/** Makes a follow-up begin so many days ago, with nothing skipped. */
const begun = (id: string, days: number) =>
  county.admin.query(
    "update monitoring.schedule set starts_on = (now() at time zone 'Asia/Shanghai')::date - $2::int, skipped = 0 where id = $1",
    [id, days],
  )
const yesterday = () => c.dayAfter(c.dayAt(new Date()), -1)
const told = (schedule: string, change: object = {}) => ({
  ...{ schedule, day: yesterday(), slot: 1, how: 'visit' as const, reached: true, temperature: 366, ...change },
})

describe('somebody under follow-up', () => {
  test('is kept once, encrypted, with purpose and end, and opens a schedule by the playbook', async () => {
    const id = newId()
    const first = await officer().command(c.open, contact(), { id })
    expect(first).toMatchObject({ status: 'accepted', result: { schedule: id } })
    expect(await officer().command(c.open, contact(), { id })).toMatchObject({ status: 'repeated' })
    const { rows } = await county.admin.query(
      "select identity, purpose, phone_index is not null as phone, retain_until > now() + interval '43 days' as long from monitoring.person",
    )
    expect(rows).toMatchObject([{ purpose: 'contact-follow-up', phone: true, long: true }])
    expect(rows[0].identity.toString()).not.toContain('扎西')
    const page = await officer().get(c.person, { id })
    expect(page).toMatchObject({
      person: { name: '扎西', phone: '*******5678', idNumber: '********0000', door: doors.unit[0] },
      progress: { days: 14, perDay: 2, missed: 0, state: 'running' },
    })
    expect(page.looks).toMatchObject([{ reason: null }])
  })

  test('is refused to whoever is no health officer, at an unknown place and with an unknown source', async () => {
    expect((await worker().command(c.open, contact())).problem?.code).toBe('platform.not_permitted')
    for (const wrong of [{ place: newId() }, { source: newId() }])
      expect((await officer().command(c.open, contact(wrong))).problem?.code).toBe('platform.not_found')
    expect((await officer().command(c.open, contact({ name: '' }))).problem?.code).toBe('platform.invalid')
  })

  test('is on the phone of the own grid worker alone', async () => {
    const id = await opened()
    expect((await worker().get(c.myFollowUps)).items).toMatchObject([{ schedule: id, name: '扎西', missed: 0 }])
    expect((await county.as('workerB').get(c.myFollowUps)).items).toEqual([])
    const { rows } = await county.admin.query('select actor from monitoring.look')
    expect(rows).toEqual([{ actor: accountOf('worker') }])
  })

  test('missed follow-ups rise by the clock, and go when they are told late', async () => {
    const id = await opened()
    await begun(id, 1)
    const before = await officer().get(c.list, { state: 'missed' })
    const missed = before.items[0]?.progress?.missed ?? 0
    expect(missed).toBeGreaterThanOrEqual(2)
    expect(await officer().get(c.counts)).toMatchObject({ missed: 1, running: 1, released: 0 })
    const followUp = newId()
    const done = await worker().command(c.recordFollowUp, told(id), { id: followUp })
    expect(done).toMatchObject({ status: 'accepted', result: { alert: false } })
    expect(await worker().command(c.recordFollowUp, told(id), { id: followUp })).toMatchObject({ status: 'repeated' })
    await worker().command(c.recordFollowUp, told(id, { slot: 2, reached: false, temperature: undefined }))
    const { progress, slots, followUps } = await officer().get(c.person, { id })
    expect(progress).toMatchObject({ missed: missed - 1, done: 1, alert: false })
    expect(slots.slice(0, 2).map(({ state }) => state)).toEqual(['done', 'missed'])
    expect(followUps).toMatchObject([{ reached: false }, { temperature: 366 }])
  })

  test('fever or a symptom is an alert', async () => {
    const id = await opened()
    await begun(id, 1)
    expect((await worker().command(c.recordFollowUp, told(id, { temperature: 373 }))).result).toEqual({ alert: true })
    expect((await officer().get(c.list, { state: 'alert' })).items).toMatchObject([{ id }])
    const cough = told(id, { slot: 2, how: 'own_report', symptoms: ['cough'] })
    expect((await worker().command(c.recordFollowUp, cough)).result).toEqual({ alert: true })
  })

  test('a follow-up is refused without a temperature, ahead of its time, outside of the plan and elsewhere', async () => {
    const id = await opened()
    await begun(id, 1)
    const code = async (body: object) => (await worker().command(c.recordFollowUp, told(id, body))).problem?.code
    expect(await code({ temperature: undefined })).toBe('platform.invalid')
    expect(await code({ day: c.dayAfter(yesterday(), 3) })).toBe('monitoring.not_yet')
    expect(await code({ day: c.dayAfter(yesterday(), 30) })).toBe('monitoring.no_such_time')
    expect(await code({ slot: 3 })).toBe('monitoring.no_such_time')
    expect((await county.as('workerB').command(c.recordFollowUp, told(id))).problem?.code).toBe('platform.not_found')
    expect((await county.as('policeOfficer').command(c.recordFollowUp, told(id))).problem?.code).toBe(
      'platform.not_permitted',
    )
  })

  test('is released on the day by itself', async () => {
    const id = await opened()
    await begun(id, 14)
    expect((await officer().get(c.list, { state: 'running' })).items).toEqual([])
    expect((await officer().get(c.list, { state: 'released' })).items).toMatchObject([
      { id, progress: { state: 'released', releaseOn: c.dayAt(new Date()) } },
    ])
    expect((await worker().get(c.myFollowUps)).items).toEqual([])
    expect((await officer().command(c.endFollowUp, { schedule: id, how: 'moved' })).problem?.code).toBe(
      'monitoring.follow_up_over',
    )
  })

  test('gets a code for the own report, kept as a digest, once a command; and none when it is over', async () => {
    const id = await opened()
    const [command, ask] = [newId(), { schedule: id, language: 'zh-Hant' as const }]
    const first = await officer().command(c.issueCode, ask, { id: command })
    expect(first.result?.code).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    const again = await officer().command(c.issueCode, ask, { id: command })
    expect(again).toMatchObject({ status: 'repeated', result: {} })
    const { rows } = await county.admin.query('select * from monitoring.paper')
    expect(rows).toMatchObject([{ schedule: id, language: 'zh-Hant', issued_by: accountOf('healthOfficer') }])
    expect(JSON.stringify(rows)).not.toContain(first.result?.code)
    const renewed = await officer().command(c.issueCode, ask)
    expect(renewed.result?.code).not.toBe(first.result?.code)
    expect(await officer().get(c.person, { id })).toMatchObject({ language: 'zh-Hant', paper: {} })
    expect((await worker().command(c.issueCode, ask)).problem?.code).toBe('platform.not_permitted')
    const code = async (change: object) => (await officer().command(c.issueCode, { ...ask, ...change })).problem?.code
    expect(await code({ schedule: newId() })).toBe('platform.not_found')
    expect(await code({ language: 'bo' })).toBe('platform.invalid')
    await begun(id, 14)
    expect(await code({})).toBe('monitoring.follow_up_over')
  })

  test('who becomes a case is followed up no more', async () => {
    const id = await opened()
    const body = { person: id, version: 1, kind: 'case' as const, status: 'confirmed' as const }
    expect((await officer().command(c.edit, body)).result).toEqual({ version: 2 })
    expect((await officer().command(c.edit, body)).problem?.code).toBe('platform.changed_meanwhile')
    expect((await officer().get(c.person, { id })).progress).toMatchObject({ state: 'ended' })
    expect((await officer().get(c.list, { state: 'cases' })).items).toMatchObject([{ id }])
  })
})

test('a contact of a contact, samples with one result, findings shown after a reason', async () => {
  const index = await opened({ kind: 'case', status: 'confirmed', place: areas.grid1.id, name: '卓玛' })
  const first = await opened({ source: index, exposure: { setting: 'meal', lastOn: yesterday() } })
  const second = await opened({ source: first, name: '达瓦' })
  const again = { source: index, target: first, setting: 'work' as const }
  expect((await officer().command(c.addExposure, again)).problem?.code).toBe('monitoring.exposure_known')
  expect(await officer().command(c.addExposure, { ...again, target: second })).toMatchObject({ status: 'accepted' })
  const { cases, links } = await officer().get(c.chain)
  expect([cases.length, links.length]).toEqual([3, 3])
  expect(JSON.stringify(cases)).not.toContain('扎西')
  const sample = newId()
  await officer().command(c.takeSample, { person: first, kind: 'throat_swab', lab: '县疾控' }, { id: sample })
  expect(await officer().command(c.recordResult, { sample, result: 'negative' })).toMatchObject({ status: 'accepted' })
  expect((await officer().command(c.recordResult, { sample, result: 'positive' })).problem?.code).toBe(
    'monitoring.has_result',
  )
  const fact = { person: first, kind: 'visited' as const, at: now(), text: '农贸市场' }
  expect(await officer().command(c.addFact, fact)).toMatchObject({ status: 'accepted' })
  const { rows } = await county.admin.query(
    "select retain_until - at = interval '21 days' as kept from monitoring.fact",
  )
  expect(rows).toEqual([{ kept: true }])
  const page = await officer().get(c.person, { id: first })
  expect(page).toMatchObject({ contacts: [{ kind: 'contact' }], samples: [{ result: 'negative' }] })
  expect(JSON.stringify(page)).not.toContain('农贸市场')
  const ask = { person: first, reason: 'trace_contacts' as const, explanation: '核对行程' }
  expect((await officer().command(c.reveal, ask)).result).toMatchObject({
    ...{ phone: '00012345678', idNumber: '999999199001010000', facts: [{ text: '农贸市场' }] },
  })
  expect((await officer().get(c.person, { id: first })).looks).toMatchObject([{ reason: 'trace_contacts' }, {}])
})

test('somebody is found by the whole name, number or phone, and not by a part', async () => {
  const id = await opened()
  const found = async (by: 'name' | 'number' | 'phone', value: string) =>
    (await officer().command(c.find, { by, value })).result?.items?.map((row) => row.id)
  expect(await found('name', '扎西')).toEqual([id])
  expect(await found('phone', '000 1234 5678')).toEqual([id])
  expect(await found('number', '999999199001010000')).toEqual([id])
  expect(await found('name', '扎')).toEqual([])
  expect((await county.as('policeOfficer').command(c.find, { by: 'name', value: '扎西' })).problem?.code).toBe(
    'platform.not_permitted',
  )
})

test('200 persons a day, then a supervisor; no login reads identities around the count', async () => {
  const id = await opened()
  const other = await opened({ name: '达瓦' })
  await county.admin.query(
    `insert into agency.reading (county, actor, day, person)
     select $1, $2, (now() at time zone 'Asia/Shanghai')::date, gen_random_uuid() from generate_series(1, 199)`,
    [countyCode, accountOf('healthOfficer')],
  )
  expect((await officer().get(c.person, { id })).person.name).toBe('扎西')
  await expect(officer().get(c.person, { id: other })).rejects.toThrow('monitoring.reading_limit')
  expect((await officer().get(c.person, { id })).person.name).toBe('扎西')
  const release = { account: accountOf('healthOfficer'), why: '集中核对' }
  expect((await officer().command(c.releaseReading, release)).problem?.code).toBe('platform.not_permitted')
  const commander = county.as('commander')
  expect(
    (await commander.command(c.releaseReading, { ...release, account: accountOf('commander') })).problem?.code,
  ).toBe('monitoring.own_release')
  expect(await commander.command(c.releaseReading, release)).toMatchObject({ status: 'accepted' })
  expect((await officer().get(c.person, { id: other })).person.name).toBe('达瓦')
  expect((await commander.get(c.readings)).items).toMatchObject([{ read: 201, limit: 400 }])
  const { rows } = await county.admin.query(
    "select has_column_privilege('lianfang_staff', 'monitoring.person', 'identity', 'select') as may",
  )
  expect(rows).toEqual([{ may: false }])
})

test('past their date nobody reads them, and the purge deletes them', async () => {
  const id = await opened()
  for (const table of ['person', 'schedule'])
    await county.admin.query(`update monitoring.${table} set retain_until = now() - interval '1 second'`)
  await expect(officer().get(c.person, { id })).rejects.toThrow('platform.not_found')
  expect((await worker().get(c.myFollowUps)).items).toEqual([])
  const kept = await opened()
  await county.admin.query('select monitoring.purge($1)', [countyCode])
  expect((await county.admin.query('select id from monitoring.person')).rows).toEqual([{ id: kept }])
})

test('a line list comes in once; links that point to nobody are told and kept', async () => {
  const body = {
    ...{ area: areas.grid1.id, fileName: 'a.csv', cases: [{ code: 'a', onsetOn: '2020-01-20' }, { code: 'b' }] },
    links: [
      { from: 'a', to: 'b' },
      { from: 'zz', to: 'b' },
    ],
  }
  const first = await officer().command(c.importLineList, body)
  expect(first.result).toEqual({
    ...{ created: 2, known: 0, linked: 1, linksKnown: 0 },
    dangling: [{ row: 1, from: 'zz', to: 'b', why: 'nobody' }],
    missing: ['zz'],
    ...{ followed: 0, followedKnown: 0, strays: [] },
  })
  const again = await officer().command(c.importLineList, body)
  expect(again.result).toMatchObject({ created: 0, known: 2, linked: 0, linksKnown: 1, dangling: [{}] })
  expect((await county.admin.query('select jsonb_array_length(dangling) as n from monitoring.import')).rows).toEqual([
    { n: 1 },
    { n: 1 },
  ])
  // Who has it of somebody did not give it to them: neither against the record nor within a list.
  const turned = { ...body, cases: [], links: [{ from: 'b', to: 'a' }] }
  expect((await officer().command(c.importLineList, turned)).result).toMatchObject({
    ...{ linked: 0, linksKnown: 0 },
    dangling: [{ row: 0, from: 'b', to: 'a', why: 'contrary' }],
  })
  const twice = { ...body, cases: [{ code: 'q' }, { code: 'r' }, { code: 'q' }], links: [] }
  expect((await officer().command(c.importLineList, twice)).problem?.fields).toMatchObject([
    { path: '/body/cases/2/code', code: 'monitoring.code_twice' },
  ])
  const both = {
    cases: [{ code: 'm' }, { code: 'n' }],
    links: [
      { from: 'm', to: 'n' },
      { from: 'n', to: 'm' },
    ],
  }
  expect((await officer().command(c.importLineList, { ...body, ...both })).result).toMatchObject({
    ...{ created: 2, linked: 1 },
    dangling: [{ row: 1, why: 'contrary' }],
  })
  expect((await worker().command(c.importLineList, body)).problem?.code).toBe('platform.not_permitted')
})
