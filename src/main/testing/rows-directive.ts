import { newId, now } from './county.ts'
import { accountOf } from './county-fixture.ts'
import type { Row } from './row.ts'

/** Rows of a directive with one demand that an agency owns, in one state. */
export function directiveRows(
  at: { county: number; path: string; place: string },
  agency: string,
  state: 'issued' | 'question' | 'reported' = 'issued',
  directive = newId(),
  file = newId(),
): Row[] {
  const { county, path, place } = at
  const [at0, due] = [now(), new Date(Date.now() + 86_400_000).toISOString()]
  const isIssued = state === 'issued'
  const row = (table: string, values: Row['values']): Row => ({ table, values: { county, path, ...values } })
  return [
    row('directive.directive', {
      id: directive,
      year: 1990,
      no: Math.floor(Math.random() * 1e9),
      title: '通知',
      place,
      agencies: [agency],
      issued_by: accountOf('commander'),
      issued_at: at0,
    }),
    row('directive.demand', { directive, ord: 1, text: '守好卡口', asks: 'words', due_at: due, agencies: [agency] }),
    row('directive.owner', {
      directive,
      ord: 1,
      agency,
      state,
      due_at: due,
      received_at: isIssued ? null : at0,
      reported_at: state === 'reported' ? at0 : null,
      chased: 0,
    }),
    row('directive.event', {
      id: newId(),
      nth: 0,
      directive,
      what: 'issued',
      actor: accountOf('commander'),
      at: at0,
    }),
    row('directive.file', {
      id: file,
      directive,
      readers: [agency],
      command: directive,
      nth: 0,
      name: '附件.pdf',
      kind: 'pdf',
      size: 100,
      digest: `\\x${'5a'.repeat(32)}`,
      sealed_under: `county-${county}`,
      identity: 0,
      phone: 0,
      searched: 'all',
      actor: accountOf('commander'),
      at: at0,
    }),
  ]
}
