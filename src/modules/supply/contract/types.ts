import type { Role } from '#platform/contract/index.ts'

/** Who has supplies at hand at the own place: asks, receives, hands out, counts. */
export const holders: readonly Role[] = [
  'commander',
  'dispatcher',
  'area_leader',
  'community_leader',
  'grid_worker',
  'checkpoint_officer',
]
/** Who asks for a post: those who hold, and whoever inspects it. */
export const askers: readonly Role[] = [...holders, 'inspector']
/** Who keeps a store: takes in from outside, moves, sends. */
export const keepers: readonly Role[] = ['commander', 'dispatcher', 'area_leader']
/** Who decides about a request, and what became of what is missing. */
export const deciders: readonly Role[] = ['commander', 'dispatcher']

/** Classes of a read, and of a change. */
export const reading = ['supply.read', 'agency.read', 'place.read'] as const
export const writing = [...reading, 'supply.write'] as const

/** Kinds of a point. */
export const pointKinds = ['warehouse', 'post'] as const
export type PointKind = (typeof pointKinds)[number]

/** How urgent a request is; its clock is the hour by which it is needed. */
export const urgencies = ['now', 'today', 'normal'] as const
export type Urgency = (typeof urgencies)[number]

/**
 * Where a request stands. `short` was received with something missing that nobody has explained; `received` is complete,
 * `settled` was short once.
 */
export const requestStates = [
  'asked',
  'approved',
  'sent',
  'short',
  'received',
  'settled',
  'refused',
  'withdrawn',
] as const
export type RequestState = (typeof requestStates)[number]
/** States in which something is still to be done. */
export const liveStates: readonly RequestState[] = ['asked', 'approved', 'sent', 'short']

/** What became of what was missing: it came after all, it never left or came back, it is lost. */
export const settlements = ['late', 'returned', 'lost'] as const
export type Settlement = (typeof settlements)[number]

/** How a quantity of a lot came or went. */
export const moveKinds = [
  'receipt',
  'donation',
  'issue',
  'move',
  'send',
  'arrive',
  'corrected',
  'late',
  'returned',
  'lost',
  'count',
  'discard',
] as const
export type MoveKind = (typeof moveKinds)[number]

/** Days that the mean daily use is taken over. */
export const useDays = 7
/** A lot that expires within so many days is shown. */
export const soonDays = 30

const dayMs = 86_400_000

/**
 * Days that a stock lasts at the mean daily use of the last seven days; null where nothing was used. A post that has had the
 * item for less than seven days is measured by the days it has had it, one at least, or its first days would look too good.
 * Times in milliseconds since 1970.
 */
export function coverDays(stock: number, used: number, since: number, now: number): number | null {
  if (used <= 0) return null
  const days = Math.min(useDays, Math.max(1, (now - since) / dayMs))
  return stock / (used / days)
}

/** Whether a stock is low: nothing left, or fewer days than the item's threshold. */
export function isLow(stock: number, cover: number | null, lowDays: number): boolean {
  return stock <= 0 || (cover !== null && cover < lowDays)
}

/** The county's day of an instant, YYYY-MM-DD. */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + dayMs / 3).toISOString().slice(0, 10)
}

/** The county's clock at an instant, YYYY-MM-DD HH:MM, where a problem's text says when. */
export function countyMoment(at: Date): string {
  return new Date(at.getTime() + dayMs / 3).toISOString().slice(0, 16).replace('T', ' ')
}

/** Days for which a phone shows what was signed for its place, to be counted. */
export const signedForDays = 7

/** Whether a lot may no longer be given to anybody: its last day is over. Days as YYYY-MM-DD. */
export function isExpired(expiresOn: string | null, today: string): boolean {
  return expiresOn !== null && expiresOn < today
}

/** Whether a request should have been settled by now. Times in milliseconds since 1970. */
export function isLate(state: RequestState, dueAt: number, now: number): boolean {
  return liveStates.includes(state) && dueAt <= now
}
