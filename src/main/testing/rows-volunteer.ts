import { randomBytes } from 'node:crypto'
import { newId, now } from './county.ts'
import type { Row } from './row.ts'

/** Rows of somebody who serves: the sign-up, what was done about it, a paper of thanks. */
export function volunteerRows(at: { county: number; path: string; place: string }): Row[] {
  const { county, path, place } = at
  const [id, account] = [newId(), newId()]
  const hash = () => `\\x${randomBytes(32).toString('hex')}`
  const row = (table: string, values: Row['values']): Row => ({ table, values: { county, path, ...values } })
  const coordinate = () => randomBytes(32).toString('base64url')
  return [
    { table: 'volunteer.intake_key', values: { county, x: coordinate(), y: coordinate() } },
    row('volunteer.volunteer', {
      ...{ id, place, account, state: 'accepted', no: Math.floor(Math.random() * 1e9) + 1, code_hash: hash() },
      ...{ contact: `\\x${'02'.repeat(100)}`, language: 'zh-Hans', birth_year: 1990, skills: '{driving}' },
      ...{ free: '{night}', signed_up_at: now() },
    }),
    row('volunteer.event', { id: newId(), volunteer: id, what: 'signed_up', at: now() }),
    row('volunteer.thanks', {
      ...{ id: newId(), volunteer: id, account, code_hash: hash(), from_day: '2020-01-24', to_day: '2020-01-31' },
      ...{ hours: 8, shifts: 1, issued_by: account, issued_at: now() },
    }),
  ]
}
