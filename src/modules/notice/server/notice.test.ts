import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId, type Result, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, agencies, areas, countyCode } from '#main/testing/county-fixture.ts'
import { insertRows } from '#main/testing/rows.ts'
import { noticeRows } from '#main/testing/rows-notice.ts'
import { assignIncident, reportIncident, solveIncident } from '#modules/incident/contract/index.ts'
import * as c from '../contract/index.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(async () => {
  for (const table of ['delivery', 'notice', 'occasion', 'subscription', 'setting', 'channel'])
    await county.admin.query(`delete from notice.${table}`)
})

const police = () => county.as('policeOfficer')
const leader = () => county.as('communityLeader')
const code = (result: Result<unknown>) => (result.status === 'refused' ? result.problem?.code : result.status)
const toPolice = async (kind: 'help_medicine' | 'hazard') => {
  const incident = newId()
  const body = { place: areas.compound.id, kind, what: '路边落石' }
  expect(code(await county.as('worker').command(reportIncident, body, { id: incident }))).toBe('accepted')
  expect(code(await leader().command(assignIncident, { incident, agency: agencies.police.id }))).toBe('accepted')
  return incident
}
/** Somebody's notice as a row, of the commander's making. */
const given = async (account: string, urgent: boolean) => {
  const occasion = newId()
  await insertRows(county.admin, noticeRows(countyCode, { account, occasion, urgent }).slice(0, 2))
  return occasion
}

test('what an agency is given reaches its people, not the others, and is settled when it is done', async () => {
  const incident = await toPolice('hazard')
  const { items } = await police().get(c.listNotices)
  expect(items).toMatchObject([
    { kind: 'incident_given', record: incident, urgent: false, read: false, settled: false },
  ])
  expect(Object.keys(items[0] ?? {})).not.toContain('what')
  expect(await police().get(c.countNotices)).toEqual({ unread: 1, urgent: [] })
  // The officer at the barrier is of the same agency and could do nothing about it.
  for (const other of ['checkpointOfficer', 'communityLeader', 'worker', 'healthOfficer'] as const)
    expect((await county.as(other).get(c.listNotices)).items, other).toEqual([])
  expect(code(await police().command(solveIncident, { incident, result: '已清理' }))).toBe('accepted')
  expect(await police().get(c.countNotices)).toEqual({ unread: 0, urgent: [] })
  expect((await police().get(c.listNotices)).items).toMatchObject([{ read: true, settled: true }])
})

test('the same thing is told once, whoever raises it and however often', async () => {
  const incident = await toPolice('hazard')
  const again = { incident, agency: agencies.police.id }
  const id = newId()
  const first = await leader().command(assignIncident, again, { id })
  expect(code(first)).toBe('accepted')
  expect(code(await leader().command(assignIncident, again, { id }))).toBe('repeated')
  // Given a second time it is a second occasion; the first one is settled by it.
  const { items } = await police().get(c.listNotices)
  expect(items.map(({ settled }) => settled)).toEqual([false, true])
})

test('an urgent one asks to be acknowledged, by name and time, and the sender sees it', async () => {
  const incident = await toPolice('help_medicine')
  const [urgent] = (await police().get(c.countNotices)).urgent
  expect(urgent).toMatchObject({ record: incident, urgent: true, acknowledgedAt: null })
  const occasion = urgent?.occasion ?? ''
  expect((await leader().get(c.listSent)).items).toMatchObject([
    { record: incident, people: [{ acknowledgedAt: null }] },
  ])
  // Reading is not acknowledging.
  expect((await police().command(c.readNotices, { occasions: [occasion] })).result).toEqual({ count: 0 })
  const id = newId()
  const done = await police().command(c.acknowledge, { occasion }, { id })
  expect(done).toMatchObject({ status: 'accepted', result: { acknowledgedAt: expect.any(String) } })
  expect(await police().command(c.acknowledge, { occasion }, { id })).toMatchObject({ ...done, status: 'repeated' })
  // A second word changes nothing of the first.
  expect((await police().command(c.acknowledge, { occasion })).result).toEqual(done.result)
  expect((await police().get(c.countNotices)).urgent).toEqual([])
  expect((await leader().get(c.listSent)).items).toMatchObject([
    { people: [{ name: expect.stringMatching(/./), acknowledgedAt: done.result?.acknowledgedAt }] },
  ])
  expect((await county.as('commander').get(c.listSent)).items).toEqual([])
})

test('acknowledging is refused of what is not urgent, not there, or not the own', async () => {
  const plain = await given(accountOf('worker'), false)
  const others = await given(accountOf('worker2'), true)
  const worker = county.as('worker')
  expect(code(await worker.command(c.acknowledge, { occasion: plain }))).toBe('notice.not_urgent')
  expect(code(await worker.command(c.acknowledge, { occasion: others }))).toBe('platform.not_found')
  expect(code(await worker.command(c.acknowledge, { occasion: newId() }))).toBe('platform.not_found')
  const wrong = await worker.command(c.acknowledge, { occasion: 'x' })
  expect(wrong.problem).toMatchObject({ code: 'platform.invalid', fields: [{ path: '/body/occasion' }] })
  expect((await county.stranger().raw('GET', '/api/notice/count')).status).toBe(401)
})

test('reading marks the own ones alone, one by one or all that were on the screen', async () => {
  const worker = county.as('worker')
  const mine = [await given(accountOf('worker'), false), await given(accountOf('worker'), false)]
  const others = await given(accountOf('worker2'), false)
  const id = newId()
  const read = await worker.command(c.readNotices, { occasions: [mine[0] as string, others] }, { id })
  expect(read).toMatchObject({ status: 'accepted', result: { count: 1 } })
  expect(await worker.command(c.readNotices, { occasions: [mine[0] as string, others] }, { id })).toMatchObject({
    status: 'repeated',
    result: { count: 1 },
  })
  const urgent = await given(accountOf('worker'), true)
  expect((await worker.command(c.readAll, { upTo: '2020-01-01T00:00:00Z' })).result).toEqual({ count: 0 })
  expect((await worker.command(c.readAll, { upTo: '2999-01-01T00:00:00Z' })).result).toEqual({ count: 1 })
  expect(await worker.get(c.countNotices)).toMatchObject({ unread: 1, urgent: [{ occasion: urgent }] })
  expect(await county.as('worker2').get(c.countNotices)).toMatchObject({ unread: 1 })
  expect((await worker.command(c.readAll, { upTo: 'soon' })).problem?.code).toBe('platform.invalid')
  expect((await worker.command(c.readNotices, { occasions: [] })).problem?.code).toBe('platform.invalid')
})

test('the list has unread ones first and loses none over its pages', async () => {
  const worker = county.as('worker')
  const made: string[] = []
  for (let n = 0; n < 7; n++) made.push(await given(accountOf('worker'), n === 3))
  await worker.command(c.readNotices, { occasions: [made[0], made[5], made[6]] as string[] })
  for (const limit of [1, 2, 3, 4, 50]) {
    const seen: c.Notice[] = []
    let after: string | undefined
    do {
      const page = await worker.get(c.listNotices, { limit, ...(after ? { after } : {}) })
      expect(page.items.length).toBeLessThanOrEqual(limit)
      seen.push(...page.items)
      after = page.next
    } while (after)
    expect(seen.map(({ occasion }) => occasion).sort()).toEqual(made.toSorted())
    expect(seen.map(({ read }) => read)).toEqual([false, false, false, false, true, true, true])
  }
  expect((await worker.get(c.listNotices, { show: 'unread' })).items).toHaveLength(4)
  expect((await worker.get(c.listNotices, { show: 'urgent' })).items.map(({ occasion }) => occasion)).toEqual([made[3]])
  await expect(worker.get(c.listNotices, { after: 'x' })).rejects.toThrow('platform.invalid')
})

test('settings are the own, the number is kept encrypted and shown masked', async () => {
  const worker = county.as('worker')
  expect(await worker.get(c.ownSettings)).toMatchObject({ quiet: c.usualQuiet, topics: {}, phone: null, sms: false })
  const quiet = { on: true, from: 23 * 60, to: 6 * 60 + 30 }
  const id = newId()
  const body = { quiet, topics: { duty: { sms: true } }, phone: '00000000001' }
  expect(code(await worker.command(c.setOwn, body, { id }))).toBe('accepted')
  expect(code(await worker.command(c.setOwn, body, { id }))).toBe('repeated')
  expect(await worker.get(c.ownSettings)).toMatchObject({ quiet, topics: { duty: { sms: true } }, phone: '*0001' })
  const { rows } = await county.admin.query('select phone from notice.setting')
  expect(rows[0].phone.toString('latin1')).not.toContain('00000000001')
  await worker.command(c.setOwn, { quiet, topics: {} })
  expect((await worker.get(c.ownSettings)).phone).toBe('*0001')
  await worker.command(c.setOwn, { quiet, topics: {}, phone: '' })
  expect((await worker.get(c.ownSettings)).phone).toBeNull()
  expect((await county.as('worker2').get(c.ownSettings)).quiet).toEqual(c.usualQuiet)
  const same = { on: true, from: 22 * 60, to: 22 * 60 }
  const none = await worker.command(c.setOwn, { quiet: same, topics: {} })
  expect(none.problem?.fields).toMatchObject([{ path: '/body/quiet/to', code: 'notice.quiet_empty' }])
  expect((await worker.get(c.ownSettings)).quiet).toEqual(quiet)
  expect(code(await worker.command(c.setOwn, { quiet: { ...same, on: false }, topics: {} }))).toBe('accepted')
  const wrong = await worker.command(c.setOwn, { quiet: { on: true, from: 1440, to: 0 }, topics: {}, phone: 'call me' })
  expect(wrong.problem?.fields?.map(({ path }) => path).sort()).toEqual(['/body/phone', '/body/quiet/from'])
})
