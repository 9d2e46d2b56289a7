import { newId, now } from './county.ts'
import { accountOf } from './county-fixture.ts'
import type { Row } from './row.ts'

/** Rows of an incident, as whoever reported it, the agency in charge and its state have it. */
export function incidentRows(
  at: { county: number; path: string; place: string },
  {
    id = newId(),
    reporter = newId(),
    agency = newId(),
    state = 'assigned',
    file = newId(),
  }: Partial<Record<'id' | 'reporter' | 'agency' | 'state' | 'file', string>>,
): Row[] {
  const { county, path, place } = at
  const solved = state === 'solved' ? { solved_at: now(), result: '已办' } : {}
  const row = (table: string, values: Row['values']): Row => ({ table, values: { county, path, ...values } })
  return [
    row('incident.incident', {
      ...{ id, place, state, agency, year: 1990, no: Math.floor(Math.random() * 1e9), version: 1 },
      ...{ kind: 'hazard', what: '路边落石', source: 'staff', reported_by: reporter },
      ...{ occurred_at: now(), received_at: now(), due_at: now(), ...solved },
    }),
    row('incident.event', {
      ...{ id: newId(), nth: 0, incident: id, agency, reporter, what: 'reported' },
      ...{ actor: accountOf('commander'), at: now() },
    }),
    row('incident.file', {
      ...{ id: file, incident: id, agency, reporter, command: id, nth: 0, name: '现场.jpg', kind: 'jpeg', size: 100 },
      ...{ digest: `\\x${'5b'.repeat(32)}`, sealed_under: `county-${county}`, identity: 0, phone: 0, searched: 'none' },
      ...{ actor: accountOf('commander'), at: now() },
    }),
  ]
}
