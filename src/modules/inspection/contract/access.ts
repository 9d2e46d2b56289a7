import type { Role } from '#platform/contract/index.ts'

/** Who draws, checks and closes: the discipline body's people, and nobody who leads a post. */
export const inspectors: readonly Role[] = ['inspector']
/** Who looks at draws: those and whoever audits them. */
export const drawReaders: readonly Role[] = ['inspector', 'auditor']
/** Who reads what was found and what became of it. */
export const readers: readonly Role[] = ['inspector', 'auditor', 'commander']
/** Who may lead a post, and who belongs to an agency that answers for one. */
export const answerers: readonly Role[] = [
  'commander',
  'dispatcher',
  'area_leader',
  'community_leader',
  'grid_worker',
  'agency_staff',
  'checkpoint_officer',
  'police_officer',
  'health_officer',
]

/** Who reads findings that are their own to answer: everybody who reads any. */
export const ownReaders: readonly Role[] = [...answerers, 'inspector', 'auditor']

/** Classes of looking at a draw. */
export const drawnClasses = ['inspection.drawn', 'inspection.read', 'duty.own', 'agency.read', 'place.read'] as const
/** Classes of drawing: the roster, and whose people stand there. */
export const drawClasses = [...drawnClasses, 'inspection.draw', 'task.read'] as const
/** Classes of a check: who is planned at the post, and the mark in the roster. */
export const checkClasses = [...drawnClasses, 'inspection.write', 'duty.found', 'supply.read'] as const
/** Classes of reading findings, with what became of requests and incidents that came of them. */
export const readClasses = [
  'inspection.read',
  'agency.read',
  'place.read',
  'supply.read',
  'incident.read',
  'incident.own',
] as const
/** Classes of the report: what was drawn too. */
export const reportClasses = [...readClasses, 'inspection.drawn'] as const
/** Classes of bringing a finding on, by whoever inspects. */
export const closeClasses = [...readClasses, 'inspection.write'] as const
/** Classes of whoever answers. */
export const ownClasses = ['inspection.own', 'agency.read', 'place.read'] as const
export const answerClasses = [...ownClasses, 'inspection.answer'] as const
