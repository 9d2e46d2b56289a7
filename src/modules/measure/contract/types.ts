import { OneOf, type Role } from '#platform/contract/index.ts'

/** Where a measure stands, as the database reads it off the clock (`measure.state_at`). */
export const states = [
  'proposed',
  'evidenced',
  'seconded',
  'approved',
  'served',
  'running',
  'suspended',
  'ended',
  'lifted',
  'expired',
  'void',
] as const
export type MeasureState = (typeof states)[number]
/** States in which nothing more happens to it. */
export const overStates = ['ended', 'lifted', 'expired', 'void'] as const satisfies readonly MeasureState[]

export const kinds = ['home_observation', 'place_observation'] as const
export const evidenceKinds = ['contact', 'arrival', 'test', 'clinic', 'other'] as const
export const serveWays = ['in_person', 'phone', 'paper'] as const
export const objectionWays = ['counter', 'phone'] as const
export const endReasons = ['no_longer_needed', 'tested_negative', 'in_hospital', 'in_error'] as const
export const answers = ['kept', 'lifted'] as const
export const Kind = OneOf(...kinds)

/** More persons than this in an order, however it is cut, need the health agency's signature too (RIGHTS C-06). */
export const bulkFrom = 20
/** Persons in one order at most. */
export const mostPersons = 200

/** Who proposes and serves measures, and so reads whom they are on. */
export const proposers: readonly Role[] = ['community_leader', 'police_officer', 'health_officer']
/** Who signs for another agency, and who answers objections: by what is known, not by the name. */
export const approvers: readonly Role[] = ['commander', 'area_leader', 'police_officer', 'health_officer']
/** Who sees the desk of measures. */
export const readers: readonly Role[] = [...new Set([...proposers, ...approvers])]
export const reading = ['place.read', 'agency.read', 'measure.read'] as const
export const writing = [...reading, 'measure.write'] as const
/** The same with the names of those on the roll. */
export const naming = [...reading, 'person.read'] as const
export const namedWriting = [...writing, 'person.read'] as const
