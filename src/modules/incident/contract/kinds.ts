/** What an incident is about. A sign of a dispute is a matter that may become one; it names no party. */
export const incidentKinds = [
  'help_medicine',
  'help_food',
  'help_birth',
  'dispute',
  'dispute_sign',
  'hazard',
  'price',
  'breach',
  'other',
] as const
export type IncidentKind = (typeof incidentKinds)[number]

/** Within how many hours an incident of a kind is to be settled, from when the server had it. */
export const clockHours: Readonly<Record<IncidentKind, number>> = {
  help_birth: 1,
  help_medicine: 2,
  breach: 2,
  hazard: 4,
  help_food: 6,
  dispute: 24,
  price: 24,
  dispute_sign: 48,
  other: 24,
}

/** An incident is due soon when its clock runs out within this time, in milliseconds. */
export const soonWithin = 2 * 3_600_000

/** How it became known. */
export const sources = ['staff', 'phone', 'hotline', 'resident', 'inspection', 'patrol'] as const

/** Where an incident stands; `closed` is solved and told back, `joined` is another report of one that is known. */
export const incidentStates = ['open', 'assigned', 'solved', 'closed', 'joined'] as const
export type IncidentState = (typeof incidentStates)[number]

/** Whether it should have been settled by now. Times in milliseconds since 1970. */
export function isLate(state: IncidentState, dueAt: number, now: number): boolean {
  return (state === 'open' || state === 'assigned') && dueAt <= now
}
