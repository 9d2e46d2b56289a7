import { uuidv7 } from 'uuidv7'
import { findPlace } from '#modules/place/server/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { dayOf, type MoveKind, type PointKind } from '../contract/index.ts'
import { insertDonation, insertItem, insertLots, insertMoves, insertPoint, knownLots, type MoveRow } from './queries.ts'
import { yearOf } from './stock.ts'

/** A thing to be there from the founding on; `key` names it to the points. */
export interface FirstItem {
  key: string
  name: string
  standard: string
  source: string
  unit: string
  lowDays: number
}

/** A store with what came a week ago and is used a day. */
export interface FirstPoint {
  place: string
  kind: PointKind
  name: string
  lots: readonly { item: string; lotNo: string; days: number | null; quantity: number; donor?: string }[]
  /** Pieces a day of an item, handed out over the last seven days from its first lot. */
  daily: Readonly<Record<string, number>>
}

const dayMs = 86_400_000
const week = 7

/** Sets up items, points and their stock in the context of a founding; by: who answers for it. */
export async function addSupplies(
  work: Work,
  by: string,
  { items, points, from }: { items: readonly FirstItem[]; points: readonly FirstPoint[]; from: string },
): Promise<void> {
  const ids = new Map(items.map(({ key }) => [key, uuidv7()]))
  const idOf = (key: string): string => ids.get(key) ?? raise(`no item ${key}`)
  for (const { key, name, standard, source, unit, lowDays } of items)
    await work.db.query(insertItem, [
      ...[work.county, idOf(key), name, standard, source, unit, lowDays, by, work.receivedAt],
    ])
  let no = 0
  for (const { place, kind, name, lots, daily } of points) {
    const { path } = (await findPlace(work, place)) ?? raise(`no area for ${name}`)
    const point = uuidv7()
    await work.db.query(insertPoint, [work.county, point, kind, name, place, path, by, work.receivedAt])
    const first = new Map<string, string>()
    for (const { item, lotNo, days, quantity, donor } of lots) {
      const command = uuidv7()
      const expires_on = days === null ? null : dayOf(daysFrom(work, days))
      const rows = JSON.stringify([{ nth: 0, id: uuidv7(), item: idOf(item), lot_no: lotNo, expires_on }])
      await work.db.query(insertLots, [work.county, rows])
      // Another point may have had some of the same lot.
      const [known] = await work.db.query<{ id: string }>(knownLots, [work.county, rows])
      const lot = known?.id ?? raise(`no lot ${lotNo}`)
      if (!first.has(item)) first.set(item, lot)
      const at = daysFrom(work, -week)
      if (donor) {
        no += 1
        await work.db.query(insertDonation, [
          ...[work.county, command, yearOf(work.receivedAt), no, point, path, donor, null, by, at],
        ])
      }
      const came: MoveKind = donor ? 'donation' : 'receipt'
      const move = { nth: 0, kind: came, item: idOf(item), lot, quantity, to_point: point, path, said: donor ?? from }
      await write(work, by, at, command, move)
    }
    for (const [item, quantity] of Object.entries(daily)) {
      const lot = first.get(item) ?? raise(`nothing of ${item} at ${name}`)
      const used = { nth: 0, kind: 'issue', item: idOf(item), lot, quantity, from_point: point, path } as const
      for (let day = 1; day <= week; day += 1) await write(work, by, daysFrom(work, 0.4 - day), uuidv7(), used)
    }
  }
}

function write(work: Work, by: string, at: Date, command: string, move: MoveRow): Promise<unknown> {
  return work.db.query(insertMoves, [work.county, command, JSON.stringify([move]), by, at, at])
}

function daysFrom({ receivedAt }: Work, days: number): Date {
  return new Date(receivedAt.getTime() + days * dayMs)
}

function raise(text: string): never {
  throw new Error(text)
}
