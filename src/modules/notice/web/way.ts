import type { Notice } from '../contract/index.ts'

/** Where at the desk a notice leads: the record, or the list where it stands. The page there asks its own rights. */
export function deskWay({ kind, about, record }: Pick<Notice, 'kind' | 'about' | 'record'>): string {
  const of = kind === 'not_acknowledged' ? (about ?? kind) : kind
  if (of.startsWith('directive_')) return `/directives/${record}`
  // It is nobody's of them any more: the page would not open.
  if (of === 'incident_taken_back') return '/incidents'
  if (of.startsWith('incident_')) return `/incidents/${record}`
  if (of.startsWith('objection_')) return `/measures/${record}`
  if (of.startsWith('run_')) return `/patrols/${record}`
  if (of.startsWith('supply_')) return `/supply/requests/${record}`
  if (of.startsWith('lead_')) return '/my-leads'
  if (of === 'hole_ahead') return `/duty?post=${record}`
  if (of === 'volunteer_signed_up') return `/volunteers?area=${record}`
  if (of === 'measure_to_approve') return '/measures'
  if (of === 'task_given') return '/dispatch'
  return of === 'call_out' || of === 'hole_soon' ? '/duty/now' : '/duty'
}

/** The same on the phone; undefined where the phone has no page for it. */
export function fieldWay({ kind, about, record }: Pick<Notice, 'kind' | 'about' | 'record'>): string | undefined {
  // What waits for the issuer of a paper is done at a desk.
  if (kind === 'directive_asked' || kind === 'directive_reported') return undefined
  if (kind.startsWith('directive_')) return `/directives/${record}`
  const of = kind === 'not_acknowledged' ? (about ?? kind) : kind
  if (of === 'task_given') return '/tasks'
  if (of.startsWith('incident_')) return '/incidents'
  if (of.startsWith('supply_')) return '/supplies'
  if (of.startsWith('run_')) return '/patrols'
  return of === 'call_out' || of.startsWith('shift_') || of.startsWith('swap_') ? '/duty' : undefined
}
