import { newId, now } from './county.ts'
import type { Row } from './row.ts'
import { dutyRows, hourFromNow } from './rows-duty.ts'

/** Whose rows of an inspection these are, where a test wants them another way. */
export interface InspectionWish {
  draw?: string
  /** What was drawn, and one that nobody has done yet. */
  done?: string
  check?: string
  visit?: string
  finding?: string
  post?: string
  shift?: string
  leader?: string | null
  state?: 'open' | 'answered'
}

/** A draw of two checks: one that was done and found somebody absent, and one of this hour that is still to do. */
export function inspectionRows(at: { county: number; path: string; place: string }, wish: InspectionWish = {}): Row[] {
  const { county, path, place } = at
  const { draw = newId(), done = newId(), check = newId(), visit = newId(), finding = newId() } = wish
  const { post = newId(), shift = newId(), leader = null, state = 'open' } = wish
  const [by, account] = [newId(), newId()]
  const row = (table: string, values: Row['values']): Row => ({ table, values: { county, path, ...values } })
  const ofPost = { post, post_name: '白马卡口', place }
  const hash = 'a'.repeat(64)
  return [
    row('inspection.draw', {
      ...{ id: draw, place, from_day: now().slice(0, 10), days: 1, hour_from: 0, hour_to: 23, agencies: [], cells: 2 },
      ...{ pool: [], commitment: hash, seed: hash, drawn_by: by, drawn_at: now() },
    }),
    row('inspection.drawn', { ...ofPost, id: done, draw, nth: 0, hour_at: hourFromNow(-2), leader }),
    row('inspection.drawn', { ...ofPost, id: check, draw, nth: 1, hour_at: hourFromNow(0), leader }),
    row('inspection.visit', {
      ...{ ...ofPost, id: visit, drawn: done, draw, hour_at: hourFromNow(-2), planned: 1, present: [], is_empty: true },
      ...{ in_order: [], inspector: by, at: hourFromNow(-1), received_at: now() },
    }),
    row('inspection.finding', {
      ...{ ...ofPost, id: finding, visit, leader, kind: 'absent', shift, account, found_at: hourFromNow(-1) },
      ...{ found_by: by, received_at: now(), due_at: hourFromNow(2), repeats: 0, state, version: 1 },
      ...(state === 'answered' ? { answer: '已到岗', answered_at: now() } : {}),
    }),
    row('inspection.event', { id: visit, finding, leader, what: 'found', actor: by, at: now() }),
    row('inspection.photo', {
      ...{ id: newId(), visit, sealed_under: `county-${county}`, size: 200, digest: '\\x00', jpeg: '\\x00' },
      ...{ taken_at: now(), received_at: now(), actor: by },
    }),
  ]
}

/** The same with the post and its roster in duty. */
export function inspectedPostRows(at: { county: number; path: string; place: string }, wish: InspectionWish): Row[] {
  const { post = newId(), shift = newId(), leader = null } = wish
  return [...dutyRows(at, { post, shift, leader }), ...inspectionRows(at, { ...wish, post, shift })]
}
