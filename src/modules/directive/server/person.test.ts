import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId, type Result, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, agencies, areas } from '#main/testing/county-fixture.ts'
import { listNotices } from '#modules/notice/contract/index.ts'
import * as c from '../contract/index.ts'

/** A demand whose agency is the command post has three people who may answer for it: commander, dispatcher and agency staff. */
let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(async () => {
  for (const table of [
    'directive.file',
    'directive.event',
    'directive.owner',
    'directive.demand',
    'directive.directive',
  ])
    await county.admin.query(`delete from ${table}`)
  for (const table of ['notice.notice', 'notice.occasion']) await county.admin.query(`delete from ${table}`)
  await county.admin.query('update agency.account set disabled_at = null')
})

const commander = () => county.as('commander')
const staff = () => county.as('agencyStaff')
const dispatcher = () => county.as('dispatcher')
const hours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString()
const post = agencies.commission.id
const demand = (...persons: { agency: string; person: string }[]) => ({
  ...{ text: '每日零报告', asks: 'words' as const, dueAt: hours(8), owners: [post, agencies.police.id] as string[] },
  ...(persons.length > 0 ? { persons } : {}),
})
const toStaff = { agency: post, person: accountOf('agencyStaff') }
const issue = (demands: object[], id = newId()) =>
  commander().command(c.issue, { place: areas.county.id, title: '关于零报告的通知', demands } as never, { id })
const issued = async (...demands: object[]) => {
  const id = newId()
  expect(await issue(demands, id)).toMatchObject({ status: 'accepted' })
  return id
}
const fields = (result: Result<unknown>) => result.problem?.fields?.map(({ path, code }) => `${path} ${code}`)
const inCharge = async (id: string, agency = post) =>
  (await commander().get(c.getDirective, { id })).owners
    .filter((owner) => owner.agency === agency)
    .map(({ person }) => person?.id ?? null)
const heard = async (who: Parameters<TestCounty['as']>[0]) =>
  (await county.as(who).get(listNotices)).items.map(({ kind }) => kind)

describe('a person in charge', () => {
  test('is named when the paper is written, hears of it alone, and finds it first', async () => {
    const id = newId()
    const demands = [demand(), demand(toStaff)]
    const first = await issue(demands, id)
    expect(first).toMatchObject({ status: 'accepted', result: { owners: 4 } })
    expect(await issue(demands, id)).toMatchObject({ status: 'repeated', result: first.result })
    expect(await inCharge(id)).toEqual([null, accountOf('agencyStaff')])
    // Of the demand without anybody in charge the others hear, the issuer aside; nobody hears twice.
    expect(await heard('agencyStaff')).toEqual(['directive_issued'])
    expect(await heard('dispatcher')).toEqual(['directive_issued'])
    const mine = (await staff().get(c.myDemands)).items.map(({ demand: ord, isForMe }) => [ord, isForMe])
    expect(mine).toEqual([
      [2, true],
      [1, false],
    ])
    const others = (await dispatcher().get(c.myDemands)).items.map((item) => [item.person?.id ?? null, item.isForMe])
    expect(others).toEqual([
      [null, false],
      [accountOf('agencyStaff'), false],
    ])
  })

  test('is told of a paper that has nothing for the others, who are not', async () => {
    await issued(demand(toStaff))
    expect(await heard('agencyStaff')).toEqual(['directive_issued'])
    expect(await heard('dispatcher')).toEqual([])
    expect(await heard('policeOfficer')).toEqual(['directive_issued'])
  })

  test('works for that agency, may answer for it, and is named once: else the field says so, in SQL too', async () => {
    const send = async (...persons: { agency: string; person: string }[]) => fields(await issue([demand(...persons)]))
    const at = (nth: number, what: string) => `/body/demands/0/persons/${nth}/${what}`
    const outsider = { agency: post, person: accountOf('policeOfficer') }
    expect(await send(outsider)).toEqual([`${at(0, 'person')} directive.not_answering`])
    // Grid workers of the agency do not answer for it, and nobody does any more whose account is closed.
    expect(await send({ agency: post, person: accountOf('worker') })).toEqual([
      `${at(0, 'person')} directive.not_answering`,
    ])
    expect(await send(toStaff, { agency: post, person: accountOf('dispatcher') })).toEqual([
      `${at(1, 'agency')} platform.field_choice`,
    ])
    expect(await send({ agency: agencies.health.id, person: accountOf('healthOfficer') })).toEqual([
      `${at(0, 'agency')} platform.field_choice`,
    ])
    await county.admin.query('update agency.account set disabled_at = now() where id = $1', [toStaff.person])
    expect(await send(toStaff)).toEqual([`${at(0, 'person')} directive.not_answering`])
    expect((await county.admin.query('select 1 from directive.directive')).rows).toEqual([])
    const id = await issued(demand())
    const past = county.admin.query('update directive.owner set person = $2 where directive = $1 and agency = $3', [
      ...[id, accountOf('policeOfficer'), post],
    ])
    await expect(past).rejects.toThrow('may answer for the agency')
  })

  test('is changed by the issuer and by the agency; who was it before and who did it stands there', async () => {
    const directive = await issued(demand(toStaff))
    const id = newId()
    const body = { directive, demand: 1, agency: post, person: accountOf('dispatcher') }
    expect(await commander().command(c.entrust, body, { id })).toMatchObject({ result: { entrusted: true } })
    expect(await commander().command(c.entrust, body, { id })).toMatchObject({ status: 'repeated' })
    expect(await commander().command(c.entrust, body)).toMatchObject({ status: 'accepted' })
    expect(await heard('dispatcher')).toEqual(['directive_entrusted'])
    expect(await heard('agencyStaff')).toContain('directive_relieved')
    const own = { directive, demand: 1, person: null }
    const taken = newId()
    expect(await staff().command(c.entrustOwn, own, { id: taken })).toMatchObject({ result: { entrusted: false } })
    expect(await staff().command(c.entrustOwn, own, { id: taken })).toMatchObject({ status: 'repeated' })
    expect(await inCharge(directive)).toEqual([null])
    const { events } = await staff().get(c.getOwn, { id: directive })
    const names = await county.admin.query('select id, display_name from agency.account')
    const nameOf = (id: string) => names.rows.find((row) => row.id === id)?.display_name
    expect(events.map((one) => [one.what, one.personName, one.personBeforeName, one.by]).reverse()).toEqual(
      [
        ['issued', null, null, nameOf(accountOf('commander'))],
        ['entrusted', nameOf(accountOf('dispatcher')), nameOf(toStaff.person), nameOf(accountOf('commander'))],
        ['unentrusted', null, nameOf(accountOf('dispatcher')), nameOf(toStaff.person)],
      ].filter(([what]) => what !== 'issued' || events.some((event) => event.what === 'issued')),
    )
  })

  test('is refused of another agency, of a demand that is signed off, and by whoever may not', async () => {
    const directive = await issued(demand(toStaff))
    const outside = { directive, demand: 1, agency: post, person: accountOf('policeOfficer') }
    expect(fields(await commander().command(c.entrust, outside))).toEqual(['/body/person directive.not_answering'])
    const own = { directive, demand: 1, person: accountOf('policeOfficer') }
    expect(fields(await dispatcher().command(c.entrustOwn, own))).toEqual(['/body/person directive.not_answering'])
    expect((await dispatcher().command(c.entrust, outside)).problem?.code).toBe('platform.not_permitted')
    const health = await county.as('healthOfficer').command(c.entrustOwn, { ...own, person: null })
    expect(health.problem?.code).toBe('platform.not_found')
    await staff().command(c.report, { directive, demand: 1, said: '零报告' })
    const row = { directive, demand: 1, agency: post }
    await commander().command(c.decide, { ...row, decision: 'signed_off' })
    const late = await commander().command(c.entrust, { ...row, person: accountOf('dispatcher') })
    expect(late.problem?.code).toBe('directive.wrong_state')
    expect(await inCharge(directive)).toEqual([toStaff.person])
  })

  test('signs for the own part; another of the agency may stand in, and it is said for whom', async () => {
    const directive = await issued(demand(toStaff), demand())
    expect((await staff().command(c.receive, { directive, demands: [1] })).result).toEqual({ demands: 1 })
    const settled = await county.admin.query(
      'select key from notice.occasion where record = $1 and settled_at is not null',
      [directive],
    )
    expect(settled.rows).toEqual([{ key: `issued:${toStaff.person}` }])
    await dispatcher().command(c.report, { directive, demand: 1, said: '代报：无异常' })
    await dispatcher().command(c.report, { directive, demand: 2, said: '无异常' })
    const { events, owners } = await dispatcher().get(c.getOwn, { id: directive })
    const reported = events
      .filter(({ what }) => what === 'reported')
      .map((one) => [one.demand, one.personName !== null])
    expect(reported.sort()).toEqual([
      [1, true],
      [2, false],
    ])
    expect(owners.map(({ isForMe, person }) => [isForMe, person?.id ?? null])).toEqual([
      [false, toStaff.person],
      [false, null],
    ])
  })

  test('hears alone what comes back, and of the own papers finds the list narrowed', async () => {
    const directive = await issued(demand(toStaff))
    await issued(demand())
    await county.admin.query('delete from notice.notice')
    await commander().command(c.chase, { directive, demand: 1, agency: post })
    expect([await heard('agencyStaff'), await heard('dispatcher')]).toEqual([['directive_chased'], []])
    const own = (await staff().get(c.listOwn, { mine: 'yes' })).items
    expect(own.map(({ id, mine }) => [id, mine])).toEqual([[directive, 1]])
    expect((await staff().get(c.listOwn)).items).toHaveLength(2)
    expect((await dispatcher().get(c.listOwn, { mine: 'yes' })).items).toEqual([])
  })

  test('whose account is closed is nobody: the agency owns the demand again', async () => {
    const directive = await issued(demand(toStaff))
    await county.admin.query('update agency.account set disabled_at = now() where id = $1', [toStaff.person])
    expect(await inCharge(directive)).toEqual([null])
    expect((await dispatcher().get(c.myDemands)).items).toMatchObject([{ person: null }])
    await commander().command(c.chase, { directive })
    expect(await heard('dispatcher')).toEqual(['directive_chased'])
  })

  test('is found among those who may answer for the agency, by whoever leads it and by its own people', async () => {
    const ids = (people: { items: { id: string }[] }) => people.items.map(({ id }) => id)
    const all = await commander().get(c.listPeople, { agency: post })
    expect(ids(all)).toEqual(expect.arrayContaining([accountOf('agencyStaff'), accountOf('dispatcher')]))
    for (const person of ['worker', 'policeOfficer', 'inspector', 'nobody'] as const)
      expect(ids(all)).not.toContain(accountOf(person))
    expect(ids(await staff().get(c.listOwnPeople)).sort()).toEqual(ids(all).sort())
    expect(ids(await county.as('policeOfficer').get(c.listOwnPeople))).toEqual([accountOf('policeOfficer')])
    await expect(staff().get(c.listPeople, { agency: post })).rejects.toThrow('platform.not_permitted')
    await expect(commander().get(c.listPeople, { agency: newId() })).rejects.toThrow('platform.not_found')
  })
})
