import type { Role } from '#platform/contract/index.ts'

/** Where a lead stands; in each it has exactly one owner: the desk, or the agency that it was given to. */
export const states = ['new', 'assigned', 'received', 'answered', 'returned'] as const
export type LeadState = (typeof states)[number]

/** What was found out. */
export const outcomes = [
  'found',
  'moved_community',
  'moved_county',
  'moved_city',
  'home_observation',
  'elsewhere_observation',
  'not_found',
  'wrong_data',
] as const
export type Outcome = (typeof outcomes)[number]

/** How fast a list must go back, in hours from when it came in. */
export const hours = { immediate: 2, urgent: 12, normal: 48 } as const
export const urgencies = ['immediate', 'urgent', 'normal'] as const satisfies readonly (keyof typeof hours)[]

/** How long after its time a lead stands at the top of the desk, in milliseconds. */
export const escalatesAfter = 3_600_000

/** From which states each deed leads on. */
export const leads = {
  assign: ['new', 'assigned', 'received'],
  takeBack: ['assigned', 'received'],
  receive: ['assigned'],
  passOn: ['assigned', 'received'],
  giveBack: ['assigned', 'received'],
  answer: ['assigned', 'received'],
  adopt: ['new'],
  askAgain: ['answered'],
  sendBack: ['answered'],
} as const satisfies Record<string, readonly LeadState[]>

/** Whether its time passed before it was answered. Times in milliseconds since 1970. */
export function isLate(state: LeadState, dueAt: number, now: number): boolean {
  return dueAt <= now && state !== 'answered' && state !== 'returned'
}

/** Why a row is not looked for: it names nobody, its number is none, or the list named it before. */
export const rejectReasons = ['nobody_named', 'bad_number', 'twice'] as const
/** Rows of one lot of an import. */
export const mostRows = 2000
/** Leads of one command. */
export const mostReceived = 500
/** What a lead is found by: whole name, identity number, phone; the sender's number of the row, or list and row (2020-3-15). */
export const findBys = ['name', 'number', 'phone', 'code'] as const

/** Who runs the desk of leads, and who sees how it stands without names. */
export const desk: readonly Role[] = ['dispatcher']
export const overseers: readonly Role[] = ['commander', 'dispatcher']
/** Who finds out, for the agency that they work for. */
export const answerers: readonly Role[] = [
  'dispatcher',
  'area_leader',
  'community_leader',
  'agency_staff',
  'police_officer',
  'health_officer',
]
export const reading = ['place.read', 'agency.read', 'lead.read'] as const
export const writing = [...reading, 'lead.write'] as const
/** Comparing a list asks the roll and the passes for equal digests. */
export const comparing = [...writing, 'person.read', 'pass.read'] as const
export const answering = ['place.read', 'agency.read', 'lead.answer'] as const
