import type { Role } from '#platform/contract/index.ts'

/** Who plans posts and rosters within the own place. */
export const planners: readonly Role[] = ['commander', 'dispatcher', 'area_leader', 'community_leader']
/** Who may stand on a roster. */
export const workers: readonly Role[] = [
  ...planners,
  'grid_worker',
  'agency_staff',
  'checkpoint_officer',
  'police_officer',
  'health_officer',
  'volunteer',
]
/** Who lends people of the own agency. */
export const lenders: readonly Role[] = ['commander', 'agency_staff', 'police_officer', 'health_officer']
/** Classes of planning: the people of the county by name, besides posts and rosters. */
export const planning = ['duty.read', 'duty.write', 'duty.own', 'agency.read', 'place.read', 'task.read'] as const
/** The same for looking. */
export const looking = ['duty.read', 'duty.own', 'agency.read', 'place.read', 'task.read'] as const
/** Classes of somebody on the roster. */
export const owning = ['duty.own', 'agency.read', 'place.read'] as const
/** Classes of lending. */
export const lendingClasses = ['duty.lend', 'duty.own', 'agency.read', 'place.read'] as const

/** Path of a calendar by its county and secret. */
export const calendarPath = (county: number, token: string): string => `/api/duty/calendar/${county}.${token}.ics`
/** The route for calendar programs: they have no session, the secret in the address is all they know. */
export const calendarAccess = [{ permission: 'GET /api/duty/calendar/:file', roles: 'anyone', classes: [] }] as const
