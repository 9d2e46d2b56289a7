import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, areas } from '#main/testing/county-fixture.ts'
import type { BodyOf } from '#platform/contract/index.ts'
import * as c from '../contract/index.ts'
import { done, emptySupply, fieldsOf, type Goods, goodsIn, lotsAt, refusal, someGoods } from './testing/goods.ts'

let county: TestCounty
let goods: Goods
beforeAll(async () => {
  county = await startTestCounty()
})
afterAll(() => county.stop())
beforeEach(async () => {
  await emptySupply(county)
  goods = await someGoods(county)
})
const dispatcher = () => county.as('dispatcher')
const worker = () => county.as('worker')
const body = (change: object = {}): BodyOf<typeof c.askSupply> => ({
  point: goods.post,
  item: goods.n95,
  quantity: 100,
  urgency: 'now',
  dueAt: new Date(Date.now() + 3_600_000).toISOString(),
  why: '只够今天',
  ...change,
})
const asked = (change: object = {}) => done(worker(), c.askSupply, body(change))
const approved = async (quantity = 100) => {
  const request = await asked({ quantity })
  await done(dispatcher(), c.approveRequest, { request, source: goods.warehouse, quantity })
  return request
}
const sent = async (quantity = 100) => {
  const request = await approved(quantity)
  const result = await dispatcher().command(c.sendRequest, { request, quantity })
  if (!result.result) throw new Error(result.problem?.code)
  return { request, lots: result.result.lots }
}

test('a request is numbered once, waits for whoever decides, and says what is done when', async () => {
  const id = newId()
  const wanted = body()
  expect((await worker().command(c.askSupply, wanted, { id })).result).toMatchObject({ no: 1 })
  expect(await worker().command(c.askSupply, wanted, { id })).toMatchObject({ status: 'repeated' })
  expect((await dispatcher().get(c.listRequests)).items).toMatchObject([
    { id, mine: true, state: 'asked', standard: 'GB 19083-2010', pointName: '报恩寺值守点', late: false },
  ])
  expect((await dispatcher().get(c.countSupply)).waiting).toBe(1)
  expect((await worker().get(c.listRequests)).items).toEqual([])
  expect((await worker().get(c.mySupply)).requests).toMatchObject([{ request: { id, mine: false } }])
  expect((await county.as('workerB').get(c.listRequests, { show: 'asked' })).items).toEqual([])
  await expect(county.as('workerB').get(c.getRequest, { id })).rejects.toThrow('platform.not_found')
  expect((await worker().get(c.getRequest, { id })).may).toEqual(['withdraw'])
})

test('a request is due after it was asked; one that waited for signal may be late when it arrives', async () => {
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString()
  const past = await worker().command(c.askSupply, body({ dueAt: hoursAgo(1) }))
  expect(past.problem?.fields).toMatchObject([{ path: '/body/dueAt', code: 'supply.due_in_past' }])
  const waited = await worker().command(c.askSupply, body({ dueAt: hoursAgo(1) }), { occurredAt: hoursAgo(5) })
  expect(waited.status).toBe('accepted')
})

test('who has no point yet asks for the own area, which becomes one; elsewhere is out of reach', async () => {
  const worker2 = county.as('worker2')
  const before = await worker2.get(c.mySupply)
  expect(before.points).toEqual([{ id: areas.grid2.id, name: '报恩寺第二网格', cells: [], lots: [] }])
  await done(worker2, c.askSupply, body({ point: areas.grid2.id }))
  expect((await worker2.get(c.mySupply)).requests).toMatchObject([{ request: { pointName: '报恩寺第二网格' } }])
  expect(refusal(await worker2.command(c.askSupply, body()))).toBe('platform.not_found')
  expect(refusal(await worker2.command(c.askSupply, body({ point: areas.gridB.id })))).toBe('platform.not_found')
  expect(refusal(await county.as('auditor').command(c.askSupply, body()))).toBe('platform.not_permitted')
  expect(fieldsOf(await worker().command(c.askSupply, body({ quantity: 0 })))[0]?.[0]).toBe('/body/quantity')
  expect(fieldsOf(await worker().command(c.askSupply, body({ why: '电13800000000' })))[0]?.[0]).toBe('/body/why')
})

test('less than asked is approved with a word why, from a point with its stock named', async () => {
  await goodsIn(county, { point: goods.warehouse, item: goods.n95, quantity: 70, days: 100 })
  await goodsIn(county, { point: goods.warehouse, item: goods.surgical, quantity: 900 })
  await goodsIn(county, { point: goods.warehouse, item: goods.n95, quantity: 9, days: -2 })
  const request = await asked()
  const { items } = await dispatcher().get(c.listSources, { request })
  expect(items).toMatchObject([{ id: goods.warehouse, stock: 70 }])
  const cut = { request, source: goods.warehouse, quantity: 60 }
  expect(fieldsOf(await dispatcher().command(c.approveRequest, cut))).toEqual([['/body/said', 'supply.reason_needed']])
  const wrong = await dispatcher().command(c.approveRequest, { ...cut, quantity: 101 })
  expect(fieldsOf(wrong)).toEqual([['/body/quantity', 'supply.too_much']])
  const own = await dispatcher().command(c.approveRequest, { ...cut, source: goods.post, said: '紧' })
  expect(fieldsOf(own)).toEqual([['/body/source', 'supply.same_point']])
  expect(refusal(await county.as('leaderA').command(c.approveRequest, cut))).toBe('platform.not_permitted')
  const done_ = await dispatcher().command(c.approveRequest, { ...cut, said: '库存紧张，先发六十' })
  expect(done_.result).toEqual({ state: 'approved' })
  const { request: row, events } = await worker().get(c.getRequest, { id: request })
  expect(row).toMatchObject({ approved: 60, sourceName: '龙安镇物资库' })
  expect(events.at(-1)).toMatchObject({ what: 'approved', quantity: 60, said: '库存紧张，先发六十' })
})

test('a request is refused with a reason or withdrawn, and then nothing is sent for it', async () => {
  const [first, second] = [await asked(), await approved()]
  expect((await dispatcher().command(c.refuseRequest, { request: first, said: '已另行安排' })).result).toEqual({
    state: 'refused',
  })
  expect((await worker().command(c.withdrawRequest, { request: second })).result).toEqual({ state: 'withdrawn' })
  expect(refusal(await worker().command(c.withdrawRequest, { request: second }))).toBe('supply.wrong_state')
  const late = await dispatcher().command(c.sendRequest, { request: second, quantity: 100 })
  expect(refusal(late)).toBe('supply.wrong_state')
  expect((await dispatcher().get(c.listRequests, { show: 'closed' })).items.map(({ id }) => id)).toEqual([
    second,
    first,
  ])
})

test('it is sent from the lots that expire first, none of them expired, and is on the way until it is there', async () => {
  const over = await goodsIn(county, { point: goods.warehouse, item: goods.n95, quantity: 500, days: -1 })
  const late = await goodsIn(county, { point: goods.warehouse, item: goods.n95, quantity: 80, days: 300 })
  const soon = await goodsIn(county, { point: goods.warehouse, item: goods.n95, quantity: 50, days: 20 })
  const { request, lots } = await sent(100)
  expect(lots).toEqual([
    { lot: soon, quantity: 50 },
    { lot: late, quantity: 50 },
  ])
  expect(await lotsAt(dispatcher(), goods.warehouse)).toEqual({ [over]: 500, [late]: 30 })
  const cell = (await worker().get(c.stockBoard)).cells.find(({ item }) => item === goods.n95)
  expect(cell).toMatchObject({ stock: 0, onTheWay: 100 })
  expect((await worker().get(c.listRequests)).items).toMatchObject([{ id: request, mine: true, state: 'sent' }])
  expect((await dispatcher().get(c.listRequests)).items).toEqual([])
  const lines = lots.map(({ lot, quantity }) => ({ lot, quantity }))
  expect((await worker().command(c.receiveRequest, { request, lines })).result).toEqual({
    state: 'received',
    missing: 0,
  })
  expect(await lotsAt(worker(), goods.post)).toEqual({ [soon]: 50, [late]: 50 })
})

test('what the store lacks is said at the quantity; less is sent with a word why', async () => {
  await goodsIn(county, { point: goods.warehouse, item: goods.n95, quantity: 70 })
  await goodsIn(county, { point: goods.warehouse, item: goods.surgical, quantity: 500 })
  const request = await approved()
  const all = await dispatcher().command(c.sendRequest, { request, quantity: 100 })
  expect(fieldsOf(all)).toEqual([['/body/quantity', 'supply.not_enough']])
  const silent = await dispatcher().command(c.sendRequest, { request, quantity: 70 })
  expect(fieldsOf(silent)).toEqual([['/body/said', 'supply.reason_needed']])
  expect(refusal(await worker().command(c.sendRequest, { request, quantity: 70 }))).toBe('platform.not_permitted')
  expect(refusal(await dispatcher().command(c.sendRequest, { request, quantity: 70, said: '库里只有七十' }))).toBe(
    'accepted',
  )
})

test('what did not arrive stays open until somebody says what became of it', async () => {
  const lot = await goodsIn(county, { point: goods.warehouse, item: goods.n95, quantity: 100 })
  const { request } = await sent(100)
  const short = { request, lines: [{ lot, quantity: 95 }] }
  expect(fieldsOf(await worker().command(c.receiveRequest, short))).toEqual([['/body/said', 'supply.reason_needed']])
  const more = await worker().command(c.receiveRequest, { request, lines: [{ lot, quantity: 101 }] })
  expect(fieldsOf(more)).toEqual([['/body/lines/0/quantity', 'supply.too_much']])
  const none = await worker().command(c.receiveRequest, { request, lines: [{ lot: newId(), quantity: 1 }] })
  expect(fieldsOf(none)).toEqual([['/body/lines', 'supply.incomplete']])
  const id = newId()
  const got = await worker().command(c.receiveRequest, { ...short, said: '一盒破损' }, { id })
  expect(got.result).toEqual({ state: 'short', missing: 5 })
  expect(await worker().command(c.receiveRequest, { ...short, said: '一盒破损' }, { id })).toMatchObject({
    status: 'repeated',
  })
  expect((await dispatcher().get(c.countSupply)).short).toBe(1)
  expect((await dispatcher().get(c.listRequests)).items).toMatchObject([{ id: request, missing: 5, mine: true }])
  const settle = (how: c.Settlement, quantity: number) =>
    dispatcher().command(c.settleRequest, { request, how, quantity, said: '核对过' })
  expect(fieldsOf(await settle('lost', 6))).toEqual([['/body/quantity', 'supply.too_much']])
  expect((await settle('late', 1)).result).toEqual({ state: 'short', missing: 4 })
  expect((await settle('returned', 2)).result).toEqual({ state: 'short', missing: 2 })
  expect(refusal(await worker().command(c.settleRequest, { request, how: 'lost', quantity: 2, said: '丢' }))).toBe(
    'platform.not_permitted',
  )
  expect((await settle('lost', 2)).result).toEqual({ state: 'settled', missing: 0 })
  expect(await lotsAt(worker(), goods.post)).toEqual({ [lot]: 96 })
  expect(await lotsAt(dispatcher(), goods.warehouse)).toEqual({ [lot]: 2 })
  const { events, lots, may } = await worker().get(c.getRequest, { id: request })
  expect(events.map(({ what }) => what)).toEqual([
    ...['asked', 'approved', 'sent', 'received', 'late', 'returned', 'lost'],
  ])
  expect(lots).toMatchObject([{ lot, sent: 100, arrived: 95, missing: 0 }])
  expect(may).toEqual([])
})

test('another town is asked for from here and sees what is sent to it', async () => {
  const lot = await goodsIn(county, { point: goods.warehouse, item: goods.n95, quantity: 10 })
  const workerB = county.as('workerB')
  const request = await done(workerB, c.askSupply, body({ point: goods.postB, quantity: 10 }))
  await expect(county.as('dispatcherA').get(c.getRequest, { id: request })).rejects.toThrow('platform.not_found')
  await done(dispatcher(), c.approveRequest, { request, source: goods.warehouse, quantity: 10 })
  // The store's town sends what was approved, though the post that gets it is not its own.
  expect((await county.as('leaderA').get(c.listRequests)).items).toMatchObject([{ id: request, mine: true }])
  expect(refusal(await county.as('leaderA').command(c.sendRequest, { request, quantity: 10 }))).toBe('accepted')
  expect((await workerB.get(c.getRequest, { id: request })).lots).toMatchObject([{ lot, sent: 10, arrived: null }])
  const lines = [{ lot, quantity: 10 }]
  expect(refusal(await county.as('leaderA').command(c.receiveRequest, { request, lines }))).toBe('platform.not_found')
  expect(refusal(await workerB.command(c.receiveRequest, { request, lines }))).toBe('accepted')
})

test('what is needed by now and is not there is late, and first', async () => {
  const due = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
  const [later, late] = [await asked({ dueAt: due(30) }), newId()]
  await worker().command(c.askSupply, body({ dueAt: due(-5) }), { id: late, occurredAt: due(-60) })
  expect((await dispatcher().get(c.listRequests)).items.map(({ id, late: is }) => [id, is])).toEqual([
    [late, true],
    [later, false],
  ])
  const first = await dispatcher().get(c.listRequests, { limit: 1 })
  expect((await dispatcher().get(c.listRequests, { limit: 1, after: first.next ?? '' })).items[0]?.id).toBe(later)
})

describe('somebody else signs for a post', () => {
  const signed = async (more: object = {}) => {
    const lot = await goodsIn(county, { point: goods.warehouse, item: goods.n95, quantity: 60 })
    const { request } = await sent(60)
    const lines = [{ lot, quantity: 60 }]
    const body = { request, lines, signsFor: '该点没有信号，电话确认', ...more }
    expect((await dispatcher().command(c.receiveRequest, body)).result).toEqual({ state: 'received', missing: 0 })
    return { request, lot }
  }

  test('only with a word why, and the post hears of it', async () => {
    const lot = await goodsIn(county, { point: goods.warehouse, item: goods.n95, quantity: 60 })
    const { request } = await sent(60)
    expect((await dispatcher().get(c.getRequest, { id: request })).request.signsFor).toBe(true)
    expect((await worker().get(c.getRequest, { id: request })).request.signsFor).toBe(false)
    const all = { request, lines: [{ lot, quantity: 60 }] }
    const silent = await dispatcher().command(c.receiveRequest, all)
    expect(fieldsOf(silent)).toEqual([['/body/signsFor', 'supply.signs_for']])
    const id = newId()
    const body = { ...all, signsFor: '该点没有信号' }
    expect((await dispatcher().command(c.receiveRequest, body, { id })).status).toBe('accepted')
    expect((await dispatcher().command(c.receiveRequest, body, { id })).status).toBe('repeated')
    const { request: row, events, may } = await worker().get(c.getRequest, { id: request })
    expect(row).toMatchObject({ state: 'received', arrived: 60, signedFor: { why: '该点没有信号' } })
    expect(events.at(-1)).toMatchObject({ what: 'signed_for', quantity: 60, signedForWhy: '该点没有信号' })
    expect(may).toEqual(['recount'])
    expect((await dispatcher().get(c.getRequest, { id: request })).may).toEqual([])
    const told = await county.admin.query(
      "select n.account from notice.occasion o join notice.notice n on n.occasion = o.id where o.kind = 'supply_signed_for' and o.record = $1",
      [request],
    )
    const people = told.rows.map(({ account }) => account)
    expect(people).toContain(accountOf('worker'))
    expect(people).not.toContain(accountOf('dispatcher'))
    expect((await worker().get(c.mySupply)).requests).toMatchObject([{ request: { id: request, signsFor: false } }])
  })

  test('its own count, which comes later, corrects what was signed and opens the difference', async () => {
    const { request, lot } = await signed()
    const own = { request, lines: [{ lot, quantity: 50 }] }
    expect(fieldsOf(await worker().command(c.receiveRequest, own))).toEqual([['/body/said', 'supply.reason_needed']])
    const id = newId()
    const got = await worker().command(c.receiveRequest, { ...own, said: '箱子破了' }, { id })
    expect(got.result).toEqual({ state: 'short', missing: 10 })
    expect((await worker().command(c.receiveRequest, { ...own, said: '箱子破了' }, { id })).status).toBe('repeated')
    expect(await lotsAt(worker(), goods.post)).toEqual({ [lot]: 50 })
    const { request: row, lots, events } = await worker().get(c.getRequest, { id: request })
    expect(row).toMatchObject({ state: 'short', arrived: 50, missing: 10, signedFor: null })
    expect(lots).toMatchObject([{ sent: 60, arrived: 50, missing: 10 }])
    expect(events.at(-1)).toMatchObject({ what: 'recounted', quantity: 50, said: '箱子破了' })
    const settled = { request, how: 'lost', quantity: 10, said: '途中破损' } as const
    expect((await dispatcher().command(c.settleRequest, settled)).result).toEqual({ state: 'settled', missing: 0 })
    expect(refusal(await worker().command(c.receiveRequest, { ...own, said: '再点' }))).toBe('supply.wrong_state')
  })

  test('the same count confirms it; more than was signed comes in', async () => {
    const { request, lot } = await signed()
    const same = { request, lines: [{ lot, quantity: 60 }] }
    expect((await worker().command(c.receiveRequest, same)).result).toEqual({ state: 'received', missing: 0 })
    const confirmed = await worker().get(c.getRequest, { id: request })
    expect(confirmed.request.signedFor).toBeNull()
    expect(confirmed.events.at(-1)).toMatchObject({ what: 'confirmed' })
    const next = await goodsIn(county, { point: goods.warehouse, item: goods.n95, quantity: 60 })
    const { request: other } = await sent(60)
    const fewer = { request: other, lines: [{ lot: next, quantity: 40 }], said: '听说少了', signsFor: '没有信号' }
    expect((await dispatcher().command(c.receiveRequest, fewer)).result).toEqual({ state: 'short', missing: 20 })
    const all = { request: other, lines: [{ lot: next, quantity: 60 }] }
    expect((await worker().command(c.receiveRequest, all)).result).toEqual({ state: 'received', missing: 0 })
    expect((await lotsAt(worker(), goods.post))[next]).toBe(60)
  })

  test('where the record has moved on it is refused, with who signed for how many and when', async () => {
    const { request, lot } = await signed()
    const lines = [{ lot, was: 60, counted: 50 }]
    expect((await worker().command(c.takeStock, { point: goods.post, lines, said: '少一盒' })).status).toBe('accepted')
    const own = { request, lines: [{ lot, quantity: 50 }], said: '箱子破了' }
    const { problem } = await worker().command(c.receiveRequest, own)
    expect(problem).toMatchObject({ code: 'supply.signed_for_already', detail: { count: 60 } })
    expect(problem?.title).toMatch(/代收 60/)
    expect(problem?.title).toMatch(/\d{4}-\d{2}-\d{2} \d{2}:\d{2}/)
    expect(await lotsAt(worker(), goods.post)).toEqual({ [lot]: 50 })
  })

  test('nothing goes back that has been handed out', async () => {
    const { request, lot } = await signed()
    expect(refusal(await worker().command(c.issueStock, { point: goods.post, item: goods.n95, quantity: 55 }))).toBe(
      'accepted',
    )
    const own = (quantity: number) => ({ request, lines: [{ lot, quantity }], said: '箱子破了' })
    expect(refusal(await worker().command(c.receiveRequest, own(50)))).toBe('supply.signed_for_already')
    expect((await worker().command(c.receiveRequest, own(56))).result).toEqual({ state: 'short', missing: 4 })
    expect(await lotsAt(worker(), goods.post)).toEqual({ [lot]: 1 })
  })

  test('whoever sent it signs for the post, whatever the role', async () => {
    const lot = await goodsIn(county, { point: goods.warehouse, item: goods.n95, quantity: 10 })
    const request = await approved(10)
    const leader = county.as('leaderA')
    expect(refusal(await leader.command(c.sendRequest, { request, quantity: 10 }))).toBe('accepted')
    const lines = [{ lot, quantity: 10 }]
    const silent = await leader.command(c.receiveRequest, { request, lines })
    expect(fieldsOf(silent)).toEqual([['/body/signsFor', 'supply.signs_for']])
  })
})
