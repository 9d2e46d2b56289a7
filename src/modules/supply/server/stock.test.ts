import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { areas } from '#main/testing/county-fixture.ts'
import { moveArea } from '#modules/place/contract/index.ts'
import * as c from '../contract/index.ts'
import {
  done,
  emptySupply,
  fieldsOf,
  type Goods,
  goodsIn,
  inDays,
  lotsAt,
  refusal,
  someGoods,
} from './testing/goods.ts'

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
const cell = async (point: string, item: string) =>
  (await dispatcher().get(c.stockBoard)).cells.find((one) => one.point === point && one.item === item)

test('an item has one standard; the same name of another standard is another item, and the same one is known', async () => {
  const again = { name: '医用外科口罩', standard: 'YY 0469-2011', source: '', unit: '只', lowDays: 3 }
  expect(refusal(await dispatcher().command(c.defineItem, again))).toBe('supply.known')
  expect(refusal(await dispatcher().command(c.defineItem, { ...again, standard: 'YY/T 0969-2013' }))).toBe('accepted')
  expect(refusal(await worker().command(c.defineItem, { ...again, standard: 'X' }))).toBe('platform.not_permitted')
  const { items } = await worker().get(c.listItems)
  expect(items.map(({ name, standard }) => [name, standard])).toContainEqual(['医用防护口罩', 'GB 19083-2010'])
  const change = { ...again, item: goods.n95, version: 1, name: '防护口罩', standard: 'GB 19083-2010', retired: true }
  expect(refusal(await dispatcher().command(c.changeItem, change))).toBe('accepted')
  expect(refusal(await dispatcher().command(c.changeItem, change))).toBe('platform.changed_meanwhile')
  const asked = await worker().command(c.askSupply, ask({ item: goods.n95 }))
  expect(fieldsOf(asked)).toEqual([['/body/item', 'supply.closed']])
})

test('what comes in stands in its lot; the same lot is one, however often it comes', async () => {
  const line = { item: goods.n95, lotNo: 'A1', expiresOn: inDays(400), quantity: 60 }
  const [lot, id] = [newId(), newId()]
  const body = { point: goods.warehouse, from: '市调拨', lines: [{ ...line, lot }] }
  expect(await dispatcher().command(c.receiveGoods, body, { id })).toMatchObject({ status: 'accepted' })
  expect(await dispatcher().command(c.receiveGoods, body, { id })).toMatchObject({ status: 'repeated' })
  await done(dispatcher(), c.receiveGoods, { ...body, lines: [{ ...line, lot: newId(), quantity: 40 }] })
  expect(await lotsAt(dispatcher(), goods.warehouse)).toEqual({ [lot]: 100 })
  const wrong = { ...body, lines: [{ ...line, lot: newId(), item: newId() }] }
  expect(fieldsOf(await dispatcher().command(c.receiveGoods, wrong))).toEqual([
    ['/body/lines/0/item', 'platform.field_choice'],
  ])
  const taken = { ...body, lines: [{ ...line, lot, item: goods.surgical }] }
  expect(fieldsOf(await dispatcher().command(c.receiveGoods, taken))[0]?.[0]).toBe('/body/lines/0/lot')
  expect(refusal(await worker().command(c.receiveGoods, body))).toBe('platform.not_permitted')
  expect(refusal(await county.as('leaderA').command(c.receiveGoods, { ...body, point: goods.postB }))).toBe(
    'platform.not_found',
  )
})

test('what has expired already comes in with a word why alone, and can be taken out again', async () => {
  const line = { lot: newId(), item: goods.n95, lotNo: 'P1', expiresOn: inDays(-3), quantity: 60 }
  const gift = {
    point: goods.warehouse,
    donor: '绵阳某制药厂',
    lines: [{ ...line, lot: newId(), expiresOn: inDays(0) }, line],
  }
  const silent = await dispatcher().command(c.recordDonation, gift)
  expect(fieldsOf(silent)).toEqual([['/body/lines/1/expiresOn', 'supply.expired_already']])
  const bought = { point: goods.warehouse, from: '市调拨', lines: [line] }
  expect(fieldsOf(await dispatcher().command(c.receiveGoods, bought))[0]?.[1]).toBe('supply.expired_already')
  expect(await lotsAt(dispatcher(), goods.warehouse)).toEqual({})
  const id = newId()
  const said = { ...gift, lines: [{ ...line, despite: '捐赠方要求登记，随即报废' }] }
  expect((await dispatcher().command(c.recordDonation, said, { id })).status).toBe('accepted')
  const { donation, lines } = await dispatcher().get(c.getDonation, { id })
  expect(lines).toMatchObject([{ lot: line.lot, said: '绵阳某制药厂 · 捐赠方要求登记，随即报废' }])
  const out = { point: donation.point, lot: line.lot, quantity: 60, said: '登记有误' }
  expect((await dispatcher().command(c.discardStock, out)).result).toEqual({ left: 0 })
})

test('what is handed out comes from the lot that expires first, never from one that has expired', async () => {
  const [late, soon, over] = [
    await goodsIn(county, { point: goods.post, item: goods.n95, quantity: 50, days: 300 }),
    await goodsIn(county, { point: goods.post, item: goods.n95, quantity: 20, days: 10 }),
    await goodsIn(county, { point: goods.post, item: goods.n95, quantity: 30, days: -1 }),
  ]
  const body = { point: goods.post, item: goods.n95, quantity: 25 }
  const id = newId()
  expect((await worker().command(c.issueStock, body, { id })).result).toEqual({ left: 45 })
  expect(await worker().command(c.issueStock, body, { id })).toMatchObject({ status: 'repeated' })
  expect(await lotsAt(worker(), goods.post)).toEqual({ [late]: 45, [over]: 30 })
  expect(soon).toBeTruthy()
  const tooMuch = await worker().command(c.issueStock, { ...body, quantity: 46 })
  expect(fieldsOf(tooMuch)).toEqual([['/body/quantity', 'supply.not_enough']])
  expect(tooMuch.problem?.fields?.[0]?.text).toContain('45')
  expect(refusal(await county.as('workerB').command(c.issueStock, body))).toBe('platform.not_found')
  expect(refusal(await county.as('auditor').command(c.issueStock, body))).toBe('platform.not_permitted')
  expect(await cell(goods.post, goods.n95)).toMatchObject({ stock: 45, expired: 30, used: 25, low: true })
  const gone = { point: goods.post, lot: over, quantity: 30, said: '已过期' }
  expect((await worker().command(c.discardStock, gone)).result).toEqual({ left: 0 })
  expect(fieldsOf(await worker().command(c.discardStock, gone))[0]).toEqual(['/body/quantity', 'supply.too_much'])
})

test('days of cover follow the use of seven days; a post of few days is measured by them', async () => {
  await goodsIn(county, { point: goods.post, item: goods.n95, quantity: 100 })
  await worker().command(c.issueStock, { point: goods.post, item: goods.n95, quantity: 30 })
  expect(await cell(goods.post, goods.n95)).toMatchObject({ stock: 70, used: 30, cover: 2.3, low: true })
  await county.admin.query("update supply.balance set since = now() - interval '30 days'")
  expect(await cell(goods.post, goods.n95)).toMatchObject({ cover: 16.3, low: false })
  await county.admin.query("update supply.move set occurred_at = now() - interval '8 days' where kind = 'issue'")
  expect(await cell(goods.post, goods.n95)).toMatchObject({ used: 0, cover: null, low: false })
  expect((await dispatcher().get(c.countSupply)).low).toBe(0)
})

test('stock is moved between points of the own place alone', async () => {
  const lot = await goodsIn(county, { point: goods.warehouse, item: goods.n95, quantity: 10 })
  const body = { from: goods.warehouse, to: goods.post, lot, quantity: 4 }
  expect((await county.as('leaderA').command(c.moveStock, body)).result).toEqual({ left: 6 })
  expect(await lotsAt(worker(), goods.post)).toEqual({ [lot]: 4 })
  const abroad = { ...body, to: goods.postB }
  expect(refusal(await county.as('leaderA').command(c.moveStock, abroad))).toBe('platform.not_found')
  expect(fieldsOf(await dispatcher().command(c.moveStock, { ...body, to: body.from }))[0]?.[0]).toBe('/body/to')
  expect(fieldsOf(await dispatcher().command(c.moveStock, { ...body, quantity: 7 }))).toEqual([
    ['/body/quantity', 'supply.too_much'],
  ])
})

test('a stock-take brings each lot to what was counted, with a reason, unless something moved meanwhile', async () => {
  const lot = await goodsIn(county, { point: goods.post, item: goods.n95, quantity: 50 })
  const other = await goodsIn(county, { point: goods.post, item: goods.surgical, quantity: 20 })
  const lines = [
    { lot, was: 50, counted: 47 },
    { lot: other, was: 20, counted: 21 },
  ]
  const silent = await worker().command(c.takeStock, { point: goods.post, lines })
  expect(fieldsOf(silent)).toEqual([['/body/said', 'platform.field_required']])
  const counted = await worker().command(c.takeStock, { point: goods.post, lines, said: '破损，多点一只' })
  expect(counted.result).toEqual({ differing: 2 })
  expect(await lotsAt(worker(), goods.post)).toEqual({ [lot]: 47, [other]: 21 })
  const stale = await worker().command(c.takeStock, { point: goods.post, lines, said: '再点' })
  expect(refusal(stale)).toBe('supply.counted_meanwhile')
  expect(fieldsOf(stale).map(([path]) => path)).toEqual(['/body/lines/0/was', '/body/lines/1/was'])
  const same = [{ lot, was: 47, counted: 47 }]
  expect((await worker().command(c.takeStock, { point: goods.post, lines: same })).result).toEqual({ differing: 0 })
  expect((await worker().get(c.pointStock, { point: goods.post })).point.countedAt).not.toBeNull()
  const unknown = [{ lot: newId(), was: 0, counted: 5 }]
  expect(fieldsOf(await worker().command(c.takeStock, { point: goods.post, lines: unknown }))[0]?.[0]).toBe(
    '/body/lines/0/lot',
  )
})

test('a phone keeps every lot that it may count, and a count of before something moved is taken by nobody', async () => {
  const lot = await goodsIn(county, { point: goods.post, item: goods.n95, quantity: 30 })
  await goodsIn(county, { point: goods.warehouse, item: goods.n95, quantity: 5 })
  const mine = await worker().get(c.mySupply)
  const own = mine.points.find(({ id }) => id === goods.post)
  expect(own?.lots).toMatchObject([{ lot, item: goods.n95, quantity: 30, expired: false }])
  expect(mine.points.map(({ id }) => id)).not.toContain(goods.warehouse)
  // Counted without signal, two hours ago; meanwhile somebody handed ten out.
  const body = { point: goods.post, lines: [{ lot, was: 30, counted: 28 }], said: '破损两只' }
  await done(worker(), c.issueStock, { point: goods.post, item: goods.n95, quantity: 10 })
  const occurredAt = new Date(Date.now() - 7_200_000).toISOString()
  const stale = await worker().command(c.takeStock, body, { occurredAt })
  expect(refusal(stale)).toBe('supply.counted_meanwhile')
  expect(await lotsAt(worker(), goods.post)).toEqual({ [lot]: 20 })
  expect(refusal(await county.as('workerB').command(c.takeStock, body))).toBe('platform.not_found')
  const id = newId()
  const fresh = { ...body, lines: [{ lot, was: 20, counted: 18 }] }
  expect((await worker().command(c.takeStock, fresh, { id, occurredAt })).result).toEqual({ differing: 1 })
  expect(await worker().command(c.takeStock, fresh, { id, occurredAt })).toMatchObject({ status: 'repeated' })
  expect(await lotsAt(worker(), goods.post)).toEqual({ [lot]: 18 })
  // The desk sees what was put right, why, and when it was counted.
  const [move] = (await dispatcher().get(c.listMoves, { point: goods.post })).items
  expect(move).toMatchObject({ kind: 'count', quantity: 2, said: '破损两只', fromName: '报恩寺值守点' })
})

test('a donation names its organisation, has a number and a receipt with its lines', async () => {
  const line = { lot: newId(), item: goods.surgical, lotNo: 'D1', expiresOn: inDays(200), quantity: 500 }
  const body = { point: goods.warehouse, donor: '绵阳某制药厂', lines: [line] }
  const id = newId()
  expect((await dispatcher().command(c.recordDonation, body, { id })).result).toMatchObject({ no: 1 })
  const receipt = await dispatcher().get(c.getDonation, { id })
  expect(receipt).toMatchObject({
    countyName: '平武县',
    donation: { donor: '绵阳某制药厂', no: 1, pointName: '龙安镇物资库' },
    lines: [{ itemName: '医用外科口罩', standard: 'YY 0469-2011', quantity: 500, kind: 'donation', donation: id }],
  })
  expect((await county.as('leaderA').get(c.listDonations)).items).toHaveLength(1)
  const private_ = { ...body, donor: '张先生 13800000000', lines: [{ ...line, lot: newId() }] }
  expect(fieldsOf(await dispatcher().command(c.recordDonation, private_))[0]?.[0]).toBe('/body/donor')
  await expect(worker().get(c.getDonation, { id })).rejects.toThrow('platform.not_permitted')
})

test('moves are read back page by page, of an item or of a point, at both ends', async () => {
  const lot = await goodsIn(county, { point: goods.warehouse, item: goods.n95, quantity: 10 })
  await goodsIn(county, { point: goods.warehouse, item: goods.surgical, quantity: 10 })
  await done(dispatcher(), c.moveStock, { from: goods.warehouse, to: goods.post, lot, quantity: 4 })
  const first = await dispatcher().get(c.listMoves, { limit: 2 })
  expect(first.items.map(({ kind }) => kind)).toEqual(['move', 'receipt'])
  const rest = await dispatcher().get(c.listMoves, { limit: 2, after: first.next ?? '' })
  expect(rest.items.map(({ itemName }) => itemName)).toEqual(['医用防护口罩'])
  expect((await dispatcher().get(c.listMoves, { item: goods.surgical })).items).toHaveLength(1)
  expect((await worker().get(c.listMoves)).items).toMatchObject([
    { kind: 'move', fromName: '龙安镇物资库', quantity: 4 },
  ])
  expect((await county.as('workerB').get(c.listMoves)).items).toEqual([])
})

test('a point is closed once nothing stands there; its name is free of another of its place', async () => {
  const lot = await goodsIn(county, { point: goods.post, item: goods.n95, quantity: 1 })
  const change = { point: goods.post, version: 1, kind: 'post', name: '一号点', closed: true } as const
  expect(refusal(await dispatcher().command(c.changePoint, change))).toBe('supply.not_empty')
  await done(worker(), c.discardStock, { point: goods.post, lot, quantity: 1, said: '破损' })
  expect(refusal(await dispatcher().command(c.changePoint, change))).toBe('accepted')
  const coming = { point: goods.post, from: '市', lines: [{ lot: newId(), item: goods.n95, lotNo: '', quantity: 1 }] }
  expect(fieldsOf(await dispatcher().command(c.receiveGoods, coming))).toEqual([['/body/point', 'supply.closed']])
  const twice = { place: areas.townA.id, kind: 'post', name: '龙安镇物资库' } as const
  expect(refusal(await dispatcher().command(c.openPoint, twice))).toBe('supply.known')
})

test('the sheet has every lot with its words in the asked language, and nothing that a spreadsheet would run', async () => {
  await goodsIn(county, { point: goods.post, item: goods.n95, quantity: 12, lotNo: '=1+1' })
  const { body, headers } = await worker().raw('GET', `${c.stockSheet.path}?format=csv`)
  const text = (body as Buffer).toString('utf8')
  expect(text.split('\r\n')[0]).toContain('物资点,所在地,物资,执行标准,批号')
  expect(text).toContain("报恩寺值守点,报恩寺第一网格,医用防护口罩,GB 19083-2010,'=1+1")
  expect(headers['content-disposition']).toContain('attachment')
  const xlsx = await worker().raw('GET', `${c.stockSheet.path}?format=xlsx&language=en`)
  expect((xlsx.body as Buffer).subarray(0, 2).toString()).toBe('PK')
  const other = await county.as('workerB').raw('GET', `${c.stockSheet.path}?format=csv`)
  expect((other.body as Buffer).toString('utf8')).not.toContain('报恩寺')
})

test('a point, its stock and what was asked for go with the area that it stands in', async () => {
  const point = await done(dispatcher(), c.openPoint, { place: areas.compound.id, kind: 'post', name: '院落物资点' })
  const lot = await goodsIn(county, { point, item: goods.n95, quantity: 8 })
  const request = await done(worker(), c.askSupply, ask({ point }))
  await done(dispatcher(), moveArea, { id: areas.compound.id, to: areas.grid2.id, version: 1 })
  const worker2 = county.as('worker2')
  expect(await lotsAt(worker2, point)).toEqual({ [lot]: 8 })
  expect((await worker2.get(c.getRequest, { id: request })).request.pointName).toBe('院落物资点')
  expect((await worker2.get(c.listMoves)).items).toHaveLength(1)
  await expect(worker().get(c.pointStock, { point })).rejects.toThrow('platform.not_found')
  expect((await worker2.command(c.issueStock, { point, item: goods.n95, quantity: 3 })).result).toEqual({ left: 5 })
})

function ask(change: object): Parameters<ReturnType<typeof worker>['command']>[1] & never {
  const dueAt = new Date(Date.now() + 3_600_000).toISOString()
  return { point: goods.post, item: goods.n95, quantity: 10, urgency: 'now', dueAt, ...change } as never
}
