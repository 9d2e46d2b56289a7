import { findPlace } from '#modules/place/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import { atField } from '#platform/server/commands/at-field.ts'
import type { Work } from '#platform/server/commands/context.ts'
import type { Constraints } from '#platform/server/db/errors.ts'
import { dayOf, supplyProblems } from '../contract/index.ts'
import {
  findOwnPoint,
  firstExpired,
  type HeldRow,
  type ItemRow,
  insertMoves,
  insertPointOnce,
  isWritable,
  itemById,
  lockPoint,
  type MoveRow,
  type PointRow,
} from './queries.ts'

/** What the database refuses by itself, in words. */
export const constraints: Constraints = {
  never_negative: supplyProblems.gone,
  not_expired: supplyProblems.expired,
  item_name: supplyProblems.known,
  point_name: supplyProblems.known,
}

/** A point of the writer's place that is in use. Throws platform.not_found, or supply.closed at its field. */
export async function ownPoint(work: Work, id: string, field = 'point'): Promise<PointRow> {
  const point = await findOwnPoint(work.db, work.county, id)
  if (!point) throw new Problem(problems.not_found)
  if (point.closed) throw atField(field, supplyProblems.closed)
  return point
}

/** A point, or an area of the writer's place, which becomes one under the area's own id and name. */
export async function pointOrArea(work: Work, id: string): Promise<PointRow> {
  const known = await findOwnPoint(work.db, work.county, id)
  if (known) return ownPoint(work, id)
  const place = await findPlace(work, id)
  if (!place || place.kind === 'dwelling') throw new Problem(problems.not_found)
  const [reach] = await work.db.query<{ yes: boolean }>(isWritable, [work.county, place.path])
  if (!reach?.yes) throw new Problem(problems.not_found)
  await work.db.query(insertPointOnce, [
    ...[work.county, place.id, 'post', place.name, place.id, place.path, work.account, work.receivedAt],
  ])
  return { id: place.id, kind: 'post', name: place.name, path: place.path, version: 1, closed: false }
}

/** An item in use. Throws at its field. */
export async function itemInUse(work: Work, id: string, field = 'item'): Promise<ItemRow> {
  const [item] = await work.db.query<ItemRow>(itemById, [work.county, id])
  if (!item) throw atField(field)
  if (item.retired) throw atField(field, supplyProblems.closed)
  return item
}

/** A phone's clock may be ahead; nothing happened after the server heard of it. */
export function happened(work: Work, occurredAt: Date): Date {
  return new Date(Math.min(occurredAt.getTime(), work.receivedAt.getTime()))
}

/** Writes moves of one command; the database books them, or refuses all. */
export async function book(
  work: Work,
  command: string,
  at: Date,
  moves: readonly Omit<MoveRow, 'nth'>[],
): Promise<void> {
  const rows: MoveRow[] = moves.map((move, nth) => ({ nth, ...move }))
  await work.db.query(insertMoves, [work.county, command, JSON.stringify(rows), work.account, at, work.receivedAt])
}

/**
 * So much of an item out of a point, from the lots that expire first, none of them expired at `at`; the point stays locked to
 * the end. Throws supply.not_enough at the quantity.
 */
export async function pickLots(
  work: Work,
  { point, item, quantity, at }: { point: string; item: string; quantity: number; at: Date },
): Promise<{ picked: { lot: string; quantity: number }[]; left: number }> {
  await work.db.query(lockPoint, [work.county, point])
  const held = await work.db.query<HeldRow>(firstExpired, [work.county, point, item, dayOf(at)])
  const there = held.reduce((sum, lot) => sum + lot.quantity, 0)
  if (there < quantity) throw atField('quantity', supplyProblems.not_enough, { left: there })
  let wanted = quantity
  const picked: { lot: string; quantity: number }[] = []
  for (const { lot, quantity: has } of held) {
    if (wanted === 0) break
    const taken = Math.min(has, wanted)
    wanted -= taken
    picked.push({ lot, quantity: taken })
  }
  return { picked, left: there - quantity }
}
