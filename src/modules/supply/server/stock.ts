import { atField } from '#platform/server/commands/at-field.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import {
  dayOf,
  discardStock,
  isExpired,
  issueStock,
  type MoveKind,
  moveStock,
  receiveGoods,
  recordDonation,
  supplyProblems,
} from '../contract/index.ts'
import { type HeldRow, heldLots, insertDonation, insertLots, knownLots, nextNo, type PointRow } from './queries.ts'
import { book, constraints, happened, itemInUse, ownPoint, pickLots } from './work.ts'

interface Line {
  lot: string
  item: string
  lotNo: string
  expiresOn?: string
  quantity: number
  despite?: string
}

/** Goods come in at a point, each line under the lot that it is: a lot that is known is not made twice. */
async function bringIn(
  work: Work,
  command: string,
  at: Date,
  { point, kind, said, lines }: { point: PointRow; kind: MoveKind; said: string; lines: readonly Line[] },
): Promise<void> {
  for (const [nth, { item }] of lines.entries()) await itemInUse(work, item, `lines/${nth}/item`)
  const today = dayOf(at)
  for (const [nth, { expiresOn: day, despite }] of lines.entries())
    if (day && isExpired(day, today) && !despite)
      throw atField(`lines/${nth}/expiresOn`, supplyProblems.expired_already)
  const rows = JSON.stringify(
    lines.map((line, nth) => ({
      ...{ nth, id: line.lot, item: line.item, lot_no: line.lotNo.trim(), expires_on: line.expiresOn ?? null },
    })),
  )
  await work.db.query(insertLots, [work.county, rows])
  const known = await work.db.query<{ nth: number; id: string }>(knownLots, [work.county, rows])
  const lots = new Map(known.map(({ nth, id }) => [nth, id]))
  const moves = lines.map((line, nth) => {
    const lot = lots.get(nth)
    // The id belongs to another lot already.
    if (!lot) throw atField(`lines/${nth}/lot`)
    const words = { said: line.despite ? `${said} · ${line.despite}` : said }
    return { kind, item: line.item, lot, quantity: line.quantity, to_point: point.id, path: point.path, ...words }
  })
  await book(work, command, at, moves)
}

const receiveHandler = handleEach(
  receiveGoods,
  async (work, { id, body, occurredAt }) => {
    const point = await ownPoint(work, body.point)
    await bringIn(work, id, happened(work, occurredAt), { point, kind: 'receipt', said: body.from, lines: body.lines })
    return {}
  },
  constraints,
)

const year = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' })
/** The county's year of a moment, in which numbers run. */
export const yearOf = (at: Date): number => Number(year.format(at))

const donationHandler = handleEach(
  recordDonation,
  async (work, { id, body, occurredAt }) => {
    const point = await ownPoint(work, body.point)
    const now = yearOf(work.receivedAt)
    const no = await nextNo(work.db, work.county, 'donation', now)
    await work.db.query(insertDonation, [
      ...[work.county, id, now, no, point.id, point.path, body.donor, body.said ?? null, work.account],
      work.receivedAt,
    ])
    const lines = { point, kind: 'donation', said: body.donor, lines: body.lines } as const
    await bringIn(work, id, happened(work, occurredAt), lines)
    return { year: now, no }
  },
  constraints,
)

const issueHandler = handleEach(
  issueStock,
  async (work, { id, body, occurredAt }) => {
    const point = await ownPoint(work, body.point)
    const at = happened(work, occurredAt)
    const { picked, left } = await pickLots(work, { point: point.id, item: body.item, quantity: body.quantity, at })
    const side = { kind: 'issue', item: body.item, from_point: point.id, path: point.path, said: body.said } as const
    await book(
      work,
      id,
      at,
      picked.map(({ lot, quantity }) => ({ ...side, lot, quantity })),
    )
    return { left }
  },
  constraints,
)

/** A lot as it stands at a point. Throws at its field where there is none of it. */
async function lotAt(work: Work, point: string, lot: string): Promise<HeldRow> {
  const [held] = await work.db.query<HeldRow>(heldLots, [work.county, point, [lot]])
  if (!held) throw atField('lot')
  return held
}

function enough({ quantity: left }: HeldRow, quantity: number): number {
  if (left < quantity) throw atField('quantity', supplyProblems.too_much, { most: left })
  return left - quantity
}

const moveHandler = handleEach(
  moveStock,
  async (work, { id, body, occurredAt }) => {
    const from = await ownPoint(work, body.from, 'from')
    const to = await ownPoint(work, body.to, 'to')
    if (from.id === to.id) throw atField('to')
    const held = await lotAt(work, from.id, body.lot)
    const left = enough(held, body.quantity)
    const sides = { from_point: from.id, to_point: to.id, path: from.path, to_path: to.path }
    const what = { kind: 'move', item: held.item, lot: held.lot, quantity: body.quantity, said: body.said } as const
    await book(work, id, happened(work, occurredAt), [{ ...what, ...sides }])
    return { left }
  },
  constraints,
)

const discardHandler = handleEach(
  discardStock,
  async (work, { id, body, occurredAt }) => {
    const point = await ownPoint(work, body.point)
    const held = await lotAt(work, point.id, body.lot)
    const left = enough(held, body.quantity)
    const what = { kind: 'discard', item: held.item, lot: held.lot, quantity: body.quantity, said: body.said } as const
    await book(work, id, happened(work, occurredAt), [{ ...what, from_point: point.id, path: point.path }])
    return { left }
  },
  constraints,
)

/** Handlers of goods that come, go and are handed out. */
export const stockCommands = [receiveHandler, donationHandler, issueHandler, moveHandler, discardHandler]
