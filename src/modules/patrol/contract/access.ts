import type { Role } from '#platform/contract/index.ts'

/** Who plans runs of any agency within the own place. */
export const planners: readonly Role[] = ['commander', 'dispatcher', 'area_leader', 'community_leader']
/** Who plans runs of the own agency. */
export const ownPlanners: readonly Role[] = ['agency_staff', 'police_officer', 'health_officer']
/** Who reads runs within the own place. */
export const readers: readonly Role[] = [...planners, 'auditor']
/** Who reads which areas were reached: whoever plans a run, and whoever looks back. */
export const reachReaders: readonly Role[] = [...readers, ...ownPlanners]
/** Who can be of a crew and work by what was planned. */
export const crews: readonly Role[] = [...planners, ...ownPlanners, 'grid_worker', 'checkpoint_officer']

/** Classes of looking, with what became of incidents that came of findings. */
export const readClasses = ['patrol.read', 'incident.read', 'incident.own', 'agency.read', 'place.read'] as const
/** Classes of planning: the people of the county by name. */
export const planClasses = ['patrol.read', 'patrol.write', 'agency.read', 'place.read', 'task.read'] as const
/** Classes of the own agency, and of the crew. */
export const ownClasses = ['patrol.own', 'incident.own', 'agency.read', 'place.read'] as const
export const actClasses = ['patrol.own', 'patrol.act', 'agency.read', 'place.read'] as const
/** Classes of the areas reached. */
export const reachClasses = ['patrol.reached', 'place.read'] as const
