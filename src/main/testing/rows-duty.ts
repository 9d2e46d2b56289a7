import { randomBytes } from 'node:crypto'
import { newId, now } from './county.ts'
import type { Row } from './row.ts'

/** Whose rows of duty these are, where a test wants them another way. */
export interface DutyWish {
  post?: string
  shift?: string
  account?: string
  leader?: string | null
  agency?: string
  /** Of the contest, the swap, the call and the lending. */
  id?: string
}

/** The full hour so many hours from now. */
export function hourFromNow(hours: number): string {
  return new Date((Math.floor(Date.now() / 3_600_000) + hours) * 3_600_000).toISOString()
}

/** A post with a shift of tomorrow, its record, a time away, an objection, a note, a swap that waits, a lending, a call and a calendar. */
export function dutyRows(
  at: { county: number; path: string; place: string },
  { post = newId(), shift = newId(), account = newId(), leader = null, agency = newId(), id = newId() }: DutyWish = {},
): Row[] {
  const { county, path, place } = at
  const by = newId()
  const row = (table: string, values: Row['values']): Row => ({ table, values: { county, path, ...values } })
  return [
    row('duty.post', {
      ...{ id: post, place, kind: 'community_gate', name: randomBytes(6).toString('hex'), leader },
      ...{ need: Array(24).fill(1), starts: [8, 20], defined_by: by, defined_at: now(), version: 1 },
    }),
    row('duty.shift', {
      ...{ id: shift, post, account, starts_at: hourFromNow(24), ends_at: hourFromNow(32) },
      ...{ made_by: by, made_at: now(), version: 1 },
    }),
    row('duty.attendance', {
      ...{ shift, post, account, leader, is_present: false, how: 'list', at: now(), received_at: now(), marked_by: by },
    }),
    row('duty.away', { id, shift, post, account, leader, at: now(), found_by: by }),
    row('duty.contest', { id, shift, account, said: '我到了', at: now() }),
    row('duty.note', { id, post, said: '钥匙在门岗', written_by: by, at: now(), readers: [account] }),
    row('duty.swap', { id, shift, from_account: by, to_account: account, state: 'asked', asked_at: now() }),
    row('duty.lending', {
      ...{ id, agency, account: newId(), place, from_at: now(), to_at: hourFromNow(48), lent_by: by, lent_at: now() },
    }),
    row('duty.call', {
      ...{ id, post, where_to: '白马卡口', what: '增援', called_by: by, called_at: now(), accounts: [account] },
    }),
    row('duty.called', { call: id, account }),
    {
      table: 'duty.rest',
      values: { county, id: newId(), from_at: now(), hours: 11, basis: '县指挥部令', set_by: by, set_at: now() },
    },
    {
      table: 'duty.hole',
      values: {
        ...{ county, post, starts_at: hourFromNow(4), nth: 0, from_at: hourFromNow(4), to_at: hourFromNow(12) },
        ...{ missing: 1, told_at: now() },
      },
    },
    {
      table: 'duty.feed',
      values: { county, account, token_hash: `\\x${randomBytes(32).toString('hex')}`, made_at: now() },
    },
  ]
}
