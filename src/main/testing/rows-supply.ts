import { newId, now } from './county.ts'
import { accountOf } from './county-fixture.ts'
import type { Row } from './row.ts'
import { unique } from './sample.ts'

/** Ids and state that a supply sample may want. */
export type SupplyWish = Partial<Record<'request' | 'point' | 'source' | 'item' | 'lot' | 'state', string>>

const number = () => Math.floor(Math.random() * 1e9)

/** Two points of a place, an item with one lot of 100 at the second of them, and a request of the first. */
export function supplyRows(
  { county, path, place }: { county: number; path: string; place: string },
  { request = newId(), point = newId(), source = newId(), item = newId(), lot = newId(), state = 'asked' }: SupplyWish,
): Row[] {
  const row = (table: string, values: Row['values']): Row => ({ table, values: { county, ...values } })
  const actor = accountOf('commander')
  const opened = { place, path, opened_by: actor, opened_at: now() }
  const approved = { approved: 10, source, source_path: path }
  const more =
    state === 'asked'
      ? {}
      : state === 'approved'
        ? approved
        : { ...approved, sent: 10, ...(state === 'short' ? { arrived: 8 } : {}) }
  const move = { item, lot, path, actor, occurred_at: now(), received_at: now() }
  return [
    row('supply.item', {
      ...{ id: item, name: unique(), standard: 'GB 19083-2010', unit: '只', low_days: 3, version: 1 },
      ...{ defined_by: actor, defined_at: now() },
    }),
    row('supply.point', { id: point, kind: 'post', name: unique(), version: 1, ...opened }),
    row('supply.point', { id: source, kind: 'warehouse', name: unique(), version: 1, ...opened }),
    row('supply.lot', { id: lot, item, lot_no: unique() }),
    row('supply.request', {
      ...{ id: request, year: 1990, no: number(), point, path, item, quantity: 10, urgency: 'now', due_at: now() },
      ...{ asked_by: actor, asked_at: now(), received_at: now(), state, version: 1, ...more },
    }),
    row('supply.event', { id: newId(), request, path, what: 'asked', actor, at: now() }),
    row('supply.move', { id: newId(), nth: 0, kind: 'receipt', quantity: 100, to_point: source, ...move }),
    ...(state === 'sent' || state === 'short'
      ? [
          row('supply.move', {
            ...{ id: newId(), nth: 0, kind: 'send', quantity: 10, from_point: source, request, to_path: path, ...move },
          }),
        ]
      : []),
    ...(state === 'short'
      ? [row('supply.move', { id: newId(), nth: 0, kind: 'arrive', quantity: 8, to_point: point, request, ...move })]
      : []),
    row('supply.balance', {
      ...{ account: newId(), lot, item, is_transit: false, path, quantity: 1, since: now() },
    }),
    row('supply.donation', { id: newId(), year: 1990, no: number(), point, path, donor: '某厂', actor, at: now() }),
    row('supply.stock_take', { id: newId(), point, path, lots: 1, differing: 0, actor, at: now() }),
  ]
}
