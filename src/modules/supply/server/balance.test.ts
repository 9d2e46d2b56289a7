import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, countyCode, pathOf } from '#main/testing/county-fixture.ts'
import * as c from '../contract/index.ts'
import { done, emptySupply, type Goods, goodsIn, inDays, lotsAt, refusal, someGoods } from './testing/goods.ts'

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

/** Balances beside the sums of moves, by account and lot, as the database has them. */
const bothWays = async () => {
  const sums = `
    select account, lot, sum(quantity)::int as quantity from (
      select case when kind in ('arrive', 'late', 'returned', 'lost') then request else from_point end as account, lot, -quantity as quantity from supply.move
      union all
      select case when kind in ('send', 'corrected') then request else to_point end, lot, quantity from supply.move) m
     where account is not null group by account, lot order by account, lot`
  const kept = 'select account, lot, quantity from supply.balance order by account, lot'
  return { sums: (await county.admin.query(sums)).rows, kept: (await county.admin.query(kept)).rows }
}

test('twenty who take the last boxes at once get what there is, and nobody gets what there is not', async () => {
  await goodsIn(county, { point: goods.post, item: goods.n95, quantity: 60, days: 20 })
  await goodsIn(county, { point: goods.post, item: goods.n95, quantity: 40, days: 90 })
  const take = () => county.as('worker').command(c.issueStock, { point: goods.post, item: goods.n95, quantity: 10 })
  const results = await Promise.all(Array.from({ length: 20 }, take))
  expect(results.filter(({ status }) => status === 'accepted')).toHaveLength(10)
  for (const result of results.filter(({ status }) => status !== 'accepted'))
    expect(result.problem?.fields?.[0]?.code ?? refusal(result)).toMatch(/^supply\.(not_enough|gone)$/)
  expect(await lotsAt(county.as('worker'), goods.post)).toEqual({})
})

test('one delivery is received once, though two hands send it at once', async () => {
  const lot = await goodsIn(county, { point: goods.warehouse, item: goods.n95, quantity: 50 })
  const body = {
    point: goods.post,
    item: goods.n95,
    quantity: 50,
    urgency: 'now',
    dueAt: new Date(Date.now() + 3_600_000).toISOString(),
  } as const
  const request = await done(county.as('worker'), c.askSupply, body)
  await done(dispatcher(), c.approveRequest, { request, source: goods.warehouse, quantity: 50 })
  const sends = await Promise.all([1, 2].map(() => dispatcher().command(c.sendRequest, { request, quantity: 50 })))
  expect(sends.map(refusal).sort()).toEqual(['accepted', 'supply.wrong_state'])
  const lines = [{ lot, quantity: 50 }]
  const gets = await Promise.all([1, 2].map(() => county.as('worker').command(c.receiveRequest, { request, lines })))
  expect(gets.map(refusal).sort()).toEqual(['accepted', 'supply.wrong_state'])
  expect(await lotsAt(county.as('worker'), goods.post)).toEqual({ [lot]: 50 })
})

test('the database itself refuses what would go below zero, though two statements run past the server at once', async () => {
  const lot = await goodsIn(county, { point: goods.post, item: goods.n95, quantity: 10 })
  const insert = `
    insert into supply.move (county, id, nth, kind, item, lot, quantity, from_point, path, actor, occurred_at, received_at)
    values ($1, $2, 0, 'issue', $3, $4, 7, $5, $6, $7, now(), now())`
  const values = () => [countyCode, newId(), goods.n95, lot, goods.post, pathOf('grid1'), accountOf('worker')]
  const clients = [1, 2].map(() => new pg.Client({ connectionString: county.adminUrl }))
  await Promise.all(clients.map((client) => client.connect()))
  const outcomes = await Promise.allSettled(clients.map((client) => client.query(insert, values())))
  await Promise.all(clients.map((client) => client.end()))
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { constraint: 'never_negative' },
  })
  const elsewhere = [...values().slice(0, 5), pathOf('gridB'), accountOf('worker')]
  await expect(county.admin.query(insert, elsewhere)).rejects.toMatchObject({ code: '42501' })
})

test('the database refuses an expired lot, another item than the request names, and a changed move', async () => {
  const over = await goodsIn(county, { point: goods.post, item: goods.n95, quantity: 10, days: -1 })
  const surgical = await goodsIn(county, { point: goods.warehouse, item: goods.surgical, quantity: 10 })
  const insert = `
    insert into supply.move (county, id, nth, kind, item, lot, quantity, from_point, request, path, to_path, actor, occurred_at, received_at)
    values ($1, $2, 0, $3, $4, $5, 1, $6, $7, $8, $9, $2, now(), now())`
  const issue = [countyCode, newId(), 'issue', goods.n95, over, goods.post, null, pathOf('grid1'), null]
  await expect(county.admin.query(insert, issue)).rejects.toMatchObject({ constraint: 'not_expired' })
  const body = {
    point: goods.post,
    item: goods.n95,
    quantity: 5,
    urgency: 'now',
    dueAt: new Date(Date.now() + 3_600_000).toISOString(),
  } as const
  const request = await done(county.as('worker'), c.askSupply, body)
  await done(dispatcher(), c.approveRequest, { request, source: goods.warehouse, quantity: 5 })
  const paths = [pathOf('townA'), pathOf('grid1')]
  const other = [countyCode, newId(), 'send', goods.surgical, surgical, goods.warehouse, request, ...paths]
  await expect(county.admin.query(insert, other)).rejects.toMatchObject({ code: '23503' })
  const disguised = [countyCode, newId(), 'send', goods.n95, surgical, goods.warehouse, request, ...paths]
  await expect(county.admin.query(insert, disguised)).rejects.toMatchObject({ code: '23503' })
  const staff = new pg.Client({ connectionString: county.runtime.database.staff })
  await staff.connect()
  for (const text of [
    'update supply.move set quantity = 1',
    'delete from supply.move',
    'update supply.balance set quantity = 9',
  ])
    await expect(staff.query(text), text).rejects.toMatchObject({ code: '42501' })
  await staff.end()
})

type Deed = { what: string; quantity: number; days: number; at: number; how: c.Settlement }
const deed = fc.record<Deed>({
  what: fc.constantFrom(
    'in',
    'in',
    'donate',
    'issue',
    'move',
    'discard',
    'count',
    'ask',
    'approve',
    'send',
    'receive',
    'recount',
    'settle',
  ),
  quantity: fc.integer({ min: 1, max: 60 }),
  days: fc.constantFrom(-1, 5, 40),
  at: fc.nat(2),
  how: fc.constantFrom('late', 'returned', 'lost'),
})

test('whatever is commanded, stock of every place and lot is the sum of its moves, never below zero, and nothing is invented', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 25 }), async (deeds) => {
      await emptySupply(county)
      goods = await someGoods(county)
      for (const item of [goods.n95, goods.surgical])
        await goodsIn(county, { point: goods.warehouse, item, quantity: 60, days: 40 })
      for (const one of deeds) await carryOut(one)
      const { sums, kept } = await bothWays()
      expect(kept).toEqual(sums)
      expect(kept.filter(({ quantity }) => quantity < 0)).toEqual([])
      const { rows } = await county.admin.query(`
        select coalesce(sum(quantity) filter (where kind in ('receipt', 'donation') or kind = 'count' and to_point is not null), 0)::int as came,
               coalesce(sum(quantity) filter (where kind in ('issue', 'discard', 'lost') or kind = 'count' and from_point is not null), 0)::int as went,
               (select coalesce(sum(quantity), 0)::int from supply.balance) as there from supply.move`)
      expect(rows[0].came - rows[0].went).toBe(rows[0].there)
      const requests = await county.admin.query(`
        select r.state, r.sent - r.arrived as missing, coalesce(sum(b.quantity), 0)::int as way from supply.request r
          left join supply.balance b on b.county = r.county and b.account = r.id group by r.county, r.id`)
      for (const { state, way } of requests.rows)
        expect(way > 0, `${state} with ${way} on the way`).toBe(state === 'sent' || state === 'short')
      const over = await county.admin.query(
        "select from supply.move m join supply.lot l on l.id = m.lot where m.kind in ('send', 'issue') and l.expires_on < $1",
        [inDays(0)],
      )
      expect(over.rowCount).toBe(0)
    }),
    { numRuns: 25 },
  )
}, 300_000)

/** Does one thing as far as the story has come; a refusal is as good as a deed. */
async function carryOut({ what, quantity, days, at, how }: Deed): Promise<void> {
  const who = dispatcher()
  const points = [goods.warehouse, goods.post, goods.postB]
  const point = points[at] as string
  const item = quantity % 2 === 0 ? goods.n95 : goods.surgical
  const line = {
    lot: newId(),
    item,
    lotNo: 'A',
    expiresOn: inDays(days),
    quantity,
    ...(days < 0 ? { despite: '待报废' } : {}),
  }
  const { lots } = await who.get(c.pointStock, { point })
  const lot = lots[quantity % Math.max(1, lots.length)]
  const pick = async (show: 'asked' | 'approved' | 'sent' | 'short') =>
    (await who.get(c.listRequests, { show })).items[0]
  const answer = await (async () => {
    if (what === 'in') return who.command(c.receiveGoods, { point, from: '市', lines: [line] })
    if (what === 'donate') return who.command(c.recordDonation, { point, donor: '某厂', lines: [line] })
    if (what === 'issue') return who.command(c.issueStock, { point, item, quantity })
    if (what === 'ask')
      return who.command(c.askSupply, {
        point,
        item,
        quantity,
        urgency: 'today',
        dueAt: new Date(Date.now() + 3_600_000).toISOString(),
      })
    if (what === 'approve') {
      const request = await pick('asked')
      const most = Math.min(quantity, request?.quantity ?? 1)
      return (
        request && who.command(c.approveRequest, { request: request.id, source: point, quantity: most, said: '批' })
      )
    }
    if (what === 'send') {
      const request = await pick('approved')
      const most = Math.min(quantity, request?.approved ?? 1)
      return request && who.command(c.sendRequest, { request: request.id, quantity: most, said: '发' })
    }
    if (what === 'receive') {
      const request = await pick('sent')
      const whole = request && (await who.get(c.getRequest, { id: request.id }))
      const lines = whole?.lots.map(({ lot: id, sent }) => ({ lot: id, quantity: Math.min(quantity, sent) })) ?? []
      return request && who.command(c.receiveRequest, { request: request.id, lines, said: '收', signsFor: '代' })
    }
    if (what === 'recount') {
      const { requests } = await county.as('worker').get(c.mySupply)
      const found = requests.find(({ request }) => request.signedFor)
      const lines = found?.lots.map(({ lot: id, sent }) => ({ lot: id, quantity: Math.min(quantity, sent) })) ?? []
      return found && county.as('worker').command(c.receiveRequest, { request: found.request.id, lines, said: '点' })
    }
    if (what === 'settle') {
      const request = await pick('short')
      return request && who.command(c.settleRequest, { request: request.id, how, quantity, said: '核' })
    }
    if (!lot) return
    const one = { lot: lot.lot, quantity }
    if (what === 'move') return who.command(c.moveStock, { from: point, to: points[(at + 1) % 3] as string, ...one })
    if (what === 'discard') return who.command(c.discardStock, { point, ...one, said: '破损' })
    const lines = [{ lot: lot.lot, was: lot.quantity, counted: quantity }]
    return who.command(c.takeStock, { point, lines, said: '清点' })
  })()
  if (answer && 'problem' in answer) expect(answer.problem?.status ?? 200, answer.problem?.code).toBeLessThan(500)
}
