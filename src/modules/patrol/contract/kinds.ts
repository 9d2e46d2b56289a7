import type { IncidentKind } from '#modules/incident/contract/index.ts'

/** What an agency's people go out for: to look (a patrol) or to be heard (a broadcast run). */
export const runKinds = ['patrol', 'broadcast'] as const
export type RunKind = (typeof runKinds)[number]

/** Where a run stands; it runs from its first stop on and is done when every stop was reached or skipped. */
export const runStates = ['planned', 'running', 'done', 'cancelled'] as const
export type RunState = (typeof runStates)[number]

/** Where a stop stands; `done` is checked in. */
export const stopStates = ['open', 'done', 'skipped'] as const
export type StopState = (typeof stopStates)[number]

/** Trades that a patrol checks. */
export const trades = [
  'market',
  'supermarket',
  'restaurant',
  'pharmacy',
  'hotel',
  'entertainment',
  'transport',
  'other',
] as const
export type Trade = (typeof trades)[number]

/** What a patrol finds: about premises, never about a person. */
export const findingKinds = [
  'open_despite_closure',
  'crowding',
  'no_screening',
  'disinfection',
  'price',
  'hazard',
  'other',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** The incident that a finding becomes with one tap. */
export const incidentKindOf = (kind: FindingKind): IncidentKind =>
  kind === 'price' || kind === 'hazard' ? kind : 'other'

/** Most stops of a run, and most people of its crew. */
export const mostStops = 60
export const mostCrew = 12
/** Longest time of a run, and how long before its beginning its crew can begin, in hours. */
export const longestHours = 24
export const earlyHours = 12
/** How long after its last stop a run's check-ins can still be taken back though its hour is over, in minutes. */
const takeBackGrace = 30
/** A run that has not begun so many minutes after it should have is late. */
export const startGrace = 15

const MINUTE = 60_000

/**
 * Whether a run should have begun, or be over, by now. Times in milliseconds since 1970.
 */
export function isLate(
  { state, startsAt, endsAt }: { state: RunState; startsAt: number; endsAt: number },
  now: number,
): boolean {
  if (state === 'planned') return startsAt + startGrace * MINUTE <= now
  return state === 'running' && endsAt <= now
}

/**
 * Whether a check-in can be taken back at a moment: while the run is on its way, and after its last stop until its planned end, half an hour
 * at least. Times in milliseconds since 1970; `endedAt` is when the last stop was settled.
 */
export function mayTakeBack(
  { state, endsAt, endedAt }: { state: RunState; endsAt: number; endedAt: number | null },
  at: number,
): boolean {
  if (state === 'running') return true
  return state === 'done' && at <= Math.max(endsAt, (endedAt ?? 0) + takeBackGrace * MINUTE)
}
