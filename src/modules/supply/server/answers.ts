import { namesOf } from '#modules/agency/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import {
  type Cell,
  countSupply,
  coverDays,
  type Donation,
  dayOf,
  getDonation,
  type Item,
  isExpired,
  isLow,
  type Lot,
  listDonations,
  listItems,
  listMoves,
  type Move,
  mySupply,
  type Point,
  pointStock,
  signedForDays,
  stockBoard,
} from '../contract/index.ts'
import { presentLot, presentRequest, readerOf } from './answers-request.ts'
import { allItems, type ItemRow } from './queries.ts'
import { countWaiting, liveOfPlace, type SentLot, type ShownRequest, sentLots } from './queries-request.ts'
import {
  cellsOf,
  countyName,
  type DonationRow,
  donationById,
  donationPage,
  type LotRow,
  lotsAt,
  movePage,
  movesOf,
  ownAreas,
  pointInReach,
  pointsInReach,
  type ShownMove,
  type ShownPoint,
  someLots,
} from './queries-stock.ts'

const dayMs = 86_400_000
const last = { at: '9999-12-31T00:00:00.000Z', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }

/** What stands at the points within the reader's place, with days of cover. */
export async function boardCells(work: Pick<Work, 'db' | 'county' | 'receivedAt'>): Promise<Cell[]> {
  const now = work.receivedAt.getTime()
  const since = new Date(now - 7 * dayMs)
  const soon = dayOf(new Date(now + 30 * dayMs))
  const rows = await cellsOf(work.db, work.county, { today: dayOf(work.receivedAt), since, soon })
  return rows.map((row) => {
    const cover = coverDays(row.stock, row.used, row.since?.getTime() ?? now, now)
    return {
      point: row.point,
      item: row.item,
      stock: row.stock,
      expired: row.expired,
      expiresOn: row.expires_on,
      expiring: row.expiring,
      used: row.used,
      cover: cover === null ? null : Math.round(cover * 10) / 10,
      low: isLow(row.stock, cover, row.low_days),
      onTheWay: row.on_the_way,
    }
  })
}

/** Items of the county as they are shown. */
export async function itemsOf(work: Pick<Work, 'db' | 'county'>): Promise<Item[]> {
  const rows = await work.db.query<ItemRow>(allItems, [work.county])
  return rows.map(({ low_days: lowDays, ...row }) => ({ ...row, lowDays }))
}

/** Points within the reader's place. */
export async function pointsOf(work: Work): Promise<Point[]> {
  return (await work.db.query<ShownPoint>(pointsInReach, [work.county])).map(presentPoint)
}

const boardAnswer = answer(stockBoard, async (work) => ({
  points: await pointsOf(work),
  items: await itemsOf(work),
  cells: await boardCells(work),
}))

/** Lots that a phone keeps at most. */
const mostLots = 500

function presentHeld({ lot, item, quantity, lot_no: lotNo, expires_on: expiresOn }: LotRow, today: string): Lot {
  return { lot, item, lotNo, expiresOn, quantity, expired: isExpired(expiresOn, today) }
}

const stockAnswer = answer(pointStock, async (work, { point }) => {
  const [row] = await work.db.query<ShownPoint>(pointInReach, [work.county, point])
  if (!row) throw new Problem(problems.not_found)
  const today = dayOf(work.receivedAt)
  const lots = await work.db.query<LotRow>(lotsAt, [work.county, point])
  return {
    point: presentPoint(row),
    lots: lots.map((row) => presentHeld(row, today)),
  }
})

const movesAnswer = answer(listMoves, async (work, { item = null, point = null, after, limit = 50 }) => {
  const [at = last.at, id = last.id, nth = 32767] = readCursor(after, ['instant', 'uuid', 'integer']) ?? []
  const rows = await work.db.query<ShownMove>(movePage, [
    work.county,
    item,
    point,
    at,
    id,
    Math.min(nth, 32767),
    limit + 1,
  ])
  const items = rows.slice(0, limit)
  const end = items.at(-1)
  return {
    items: await presentMoves(work, items),
    ...(rows.length > limit && end ? { next: writeCursor([end.received_at.toISOString(), end.id, end.nth]) } : {}),
  }
})

const countAnswer = answer(countSupply, async (work) => {
  const { decides, keeps, stands } = readerOf(work)
  const [waits] = await work.db.query<{ waiting: number; short: number }>(countWaiting, [
    ...[work.county, decides, keeps, stands],
  ])
  const all = await boardCells(work)
  return {
    waiting: waits?.waiting ?? 0,
    short: waits?.short ?? 0,
    low: all.filter(({ low }) => low).length,
    expired: all.filter(({ expired }) => expired > 0).length,
  }
})

const mineAnswer = answer(mySupply, async (work) => {
  const all = await boardCells(work)
  const points = (await pointsOf(work)).map(({ id, name }) => ({ id, name }))
  const areas = await work.db.query<{ id: string; name: string }>(ownAreas, [work.county, work.paths])
  const held = await work.db.query<LotRow>(someLots, [work.county, mostLots + 1])
  const lotsOf = Map.groupBy(held, ({ point }) => point)
  const today = dayOf(work.receivedAt)
  const rows = await work.db.query<ShownRequest>(liveOfPlace, [
    work.county,
    new Date(work.receivedAt.getTime() - signedForDays * 86_400_000),
  ])
  const lots = await work.db.query<SentLot>(sentLots, [work.county, rows.map(({ id }) => id)])
  return {
    points: [...points, ...areas].map((point) => ({
      ...point,
      cells: all.filter((cell) => cell.point === point.id),
      // Part of a list would be counted as the whole.
      lots: held.length > mostLots ? null : (lotsOf.get(point.id) ?? []).map((row) => presentHeld(row, today)),
    })),
    items: (await itemsOf(work)).filter(({ retired }) => !retired),
    requests: rows.map((row) => ({
      request: presentRequest(work, row),
      lots: lots.filter(({ request }) => request === row.id).map((lot) => presentLot(row, lot)),
    })),
    at: work.receivedAt.toISOString(),
  }
})

const donationsAnswer = answer(listDonations, async (work, { after, limit = 50 }) => {
  const [at = last.at, id = last.id] = readCursor(after, ['instant', 'uuid']) ?? []
  const rows = await work.db.query<DonationRow>(donationPage, [work.county, at, id, limit + 1])
  const items = rows.slice(0, limit)
  const end = items.at(-1)
  return {
    items: await presentDonations(work, items),
    ...(rows.length > limit && end ? { next: writeCursor([end.at.toISOString(), end.id]) } : {}),
  }
})

const donationAnswer = answer(getDonation, async (work, { id }) => {
  const rows = await work.db.query<DonationRow>(donationById, [work.county, id])
  const [donation] = await presentDonations(work, rows)
  if (!donation) throw new Problem(problems.not_found)
  const [county] = await work.db.query<{ name: string }>(countyName, [work.county])
  const lines = await work.db.query<ShownMove>(movesOf, [work.county, id])
  return { donation, lines: await presentMoves(work, lines), countyName: county?.name ?? '' }
})

/** Reads of stock. */
export const stockAnswers = [
  answer(listItems, async (work) => ({ items: await itemsOf(work) })),
  boardAnswer,
  stockAnswer,
  movesAnswer,
  countAnswer,
  mineAnswer,
  donationsAnswer,
  donationAnswer,
]

function presentPoint(row: ShownPoint): Point {
  const { id, kind, name, closed, version } = row
  return {
    ...{ id, kind, name, closed, version },
    placeName: row.place_name ?? '',
    countedAt: row.counted_at?.toISOString() ?? null,
  }
}

async function presentMoves(work: Work, rows: readonly ShownMove[]): Promise<Move[]> {
  const names = await namesOf(work, [...new Set(rows.map(({ actor }) => actor))])
  return rows.map((row) => {
    const { kind, item, standard, unit, lot, quantity, request, said } = row
    return {
      ...{ kind, item, standard, unit, lot, quantity, request, said },
      id: `${row.id}.${row.nth}`,
      itemName: row.item_name,
      lotNo: row.lot_no,
      expiresOn: row.expires_on,
      fromName: row.from_name,
      toName: row.to_name,
      donation: kind === 'donation' ? row.id : null,
      by: names.get(row.actor)?.name ?? '',
      at: row.occurred_at.toISOString(),
    }
  })
}

async function presentDonations(work: Work, rows: readonly DonationRow[]): Promise<Donation[]> {
  const names = await namesOf(work, [...new Set(rows.map(({ actor }) => actor))])
  return rows.map(({ id, year, no, donor, point, point_name: pointName, said, actor, at }) => ({
    ...{ id, year, no, donor, point, pointName, said },
    by: names.get(actor)?.name ?? '',
    at: at.toISOString(),
  }))
}
