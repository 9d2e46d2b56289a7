import type { Standing } from './kinds.ts'

/** The rules of rosters, the same on server, desk and phone. Times in milliseconds since 1970 unless said otherwise. */
export const HOUR = 3_600_000
const DAY = 24 * HOUR
/** County time is UTC+8 the year round. */
const COUNTY_CLOCK = 8 * HOUR

/**
 * Rest between two shifts of one person, in hours, where the county has set none. Chinese labour law sets hours of a day and a week
 * and no rest between two shifts; eleven hours in every 24 is the rule of ILO practice and of Directive 2003/88/EC, article 3. A
 * planner who must go below says why, and that stays with the shift.
 */
export const usualRestHours = 11
/** No county asks for more. */
export const mostRestHours = 24
/** Hours of rest from a moment on. */
export interface RestRule {
  from: number
  hours: number
}
/** Hours of rest before a shift that begins at a moment; `rules` in the order of their moments. */
export const restAt = (rules: readonly RestRule[], at: number): number =>
  rules.findLast(({ from }) => from <= at)?.hours ?? usualRestHours
/** A roster is made so many days ahead, and no further: a day beyond is a mistake in writing. */
export const aheadDays = 60
/** Whether a shift begins later than rosters are made. Times in milliseconds. */
export const isTooFar = (startsAt: number, now: number): boolean => startsAt > now + aheadDays * DAY
/** A shift is at most this long, in hours. */
export const longestHours = 24
/** Somebody who is not there this many minutes after the beginning is late. */
export const graceMinutes = 10
/** A code at the post lives this long, in seconds; the one before and the one after it count too. */
export const codeSeconds = 30
/** How far from the post a phone may be at a check by position, in metres. */
export const nearMetres = 200
/** How far ahead holes are always in sight, in hours. */
export const holeHours = 24

/** Somebody at a post for a time. */
export interface Span {
  startsAt: number
  endsAt: number
}
/** What is needed at a post: people in each hour of the day, and the hours at which its shifts begin. */
export interface Needs {
  need: readonly number[]
  starts: readonly number[]
}

/** Hour of the day in the county, 0 to 23. */
export const countyHour = (at: number): number => Math.floor(((((at + COUNTY_CLOCK) % DAY) + DAY) % DAY) / HOUR)
/** Midnight in the county before or at an instant. */
export const countyMidnight = (at: number): number => Math.floor((at + COUNTY_CLOCK) / DAY) * DAY - COUNTY_CLOCK
/** Midnight in the county at which a day begins, YYYY-MM-DD. */
export const midnightOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)
/** Day in the county, YYYY-MM-DD. */
export const dayOf = (at: number): string => new Date(at + COUNTY_CLOCK).toISOString().slice(0, 10)
/** Monday of a day's week, YYYY-MM-DD. */
export const mondayOf = (day: string): string => {
  const midnight = midnightOf(day)
  return dayOf(midnight - ((new Date(midnight + COUNTY_CLOCK).getUTCDay() + 6) % 7) * DAY)
}
/** A day so many days later. */
export const addDays = (day: string, days: number): string => dayOf(midnightOf(day) + days * DAY)

/** One hour at a post. */
export interface HourCount {
  at: number
  need: number
  assigned: number
  /** need − assigned, or nothing where nobody is missing. */
  missing: number
}

/** Counts each whole hour of a time: needed, on the roster, missing. */
export function hoursOf({ need }: Pick<Needs, 'need'>, shifts: readonly Span[], from: number, to: number): HourCount[] {
  const hours: HourCount[] = []
  for (let at = Math.ceil(from / HOUR) * HOUR; at < to; at += HOUR) {
    const needed = need[countyHour(at)] ?? 0
    const assigned = shifts.filter(({ startsAt, endsAt }) => startsAt <= at && endsAt > at).length
    hours.push({ at, need: needed, assigned, missing: Math.max(0, needed - assigned) })
  }
  return hours
}

/** Hours in which people are missing, joined where as many are missing in the next hour. */
export interface Hole extends Span {
  missing: number
}

/** The holes of a post in a time. */
export function holesOf(needs: Pick<Needs, 'need'>, shifts: readonly Span[], from: number, to: number): Hole[] {
  const holes: Hole[] = []
  for (const { at, missing } of hoursOf(needs, shifts, from, to)) {
    if (missing === 0) continue
    const last = holes.at(-1)
    if (last && last.endsAt === at && last.missing === missing) last.endsAt = at + HOUR
    else holes.push({ startsAt: at, endsAt: at + HOUR, missing })
  }
  return holes
}

/** A shift as the post's hours cut the day. */
export interface Slot extends Span {
  /** Most people that one of its hours needs. */
  need: number
}

/** The shifts that begin at a post on a day of the county: those that need somebody, or all of them. */
export function slotsOf({ need, starts }: Needs, day: string, isAll = false): Slot[] {
  const midnight = midnightOf(day)
  const hours = [...new Set(starts)].sort((a, b) => a - b)
  return hours.flatMap((start, index): Slot[] => {
    const next = hours[index + 1] ?? (hours[0] as number) + 24
    const most = Math.max(...Array.from({ length: next - start }, (_, hour) => need[(start + hour) % 24] ?? 0))
    return most > 0 || isAll ? [{ startsAt: midnight + start * HOUR, endsAt: midnight + next * HOUR, need: most }] : []
  })
}

/** What stands against a shift of a person who has others. */
export interface Clash<S extends Span = Span> {
  kind: 'double' | 'rest'
  with: S
  /** Hours between the two; 0 where they overlap. */
  hours: number
  /** Hours that the rule asks for. */
  rule: number
}

/**
 * Whether a person can take a shift beside those that the person has: twice at one time is worse than too little rest. The rule is
 * that of the moment at which the later of two shifts begins.
 */
export function clashOf<S extends Span>(
  wish: Span,
  others: readonly S[],
  rules: readonly RestRule[],
): Clash<S> | undefined {
  const double = others.find(({ startsAt, endsAt }) => startsAt < wish.endsAt && endsAt > wish.startsAt)
  const ruleFor = (other: Span) => restAt(rules, Math.max(other.startsAt, wish.startsAt))
  if (double) return { kind: 'double', with: double, hours: 0, rule: ruleFor(double) }
  const apart = (other: Span) =>
    other.startsAt >= wish.endsAt ? other.startsAt - wish.endsAt : wish.startsAt - other.endsAt
  const near = others.filter((other) => apart(other) < ruleFor(other) * HOUR).sort((a, b) => apart(a) - apart(b))[0]
  return near ? { kind: 'rest', with: near, hours: apart(near) / HOUR, rule: ruleFor(near) } : undefined
}

/** What stands against a swap, and whether for whoever looks at it or for the other one. Hours as in `Clash`. */
export interface SwapClash extends Pick<Clash, 'kind' | 'hours' | 'rule'> {
  isOwn: boolean
}

/**
 * Whether two people can swap: one takes `given`, and gives `taken` for it, or nothing. Each has the own rest afterwards; here no reason
 * goes below the rule, since it is the planner who answers for that. `own` is everything on the roster of whoever gives, `theirs` of the
 * other one.
 */
export function swapClash<S extends Span & { id: string }>(
  { given, taken }: { given: S; taken?: S | undefined },
  { own, theirs }: { own: readonly S[]; theirs: readonly S[] },
  rules: readonly RestRule[],
): SwapClash | undefined {
  const rest = (shifts: readonly S[]) => shifts.filter(({ id }) => id !== given.id && id !== taken?.id)
  const forThem = clashOf(given, rest(theirs), rules)
  const forOwn = taken && clashOf(taken, rest(own), rules)
  const clash = forThem ?? forOwn
  return clash && { kind: clash.kind, hours: clash.hours, rule: clash.rule, isOwn: !forThem }
}

/** A shift with when it was put on the roster, in milliseconds; where that is not known it was before it began. */
export interface Rostered extends Span {
  madeAt?: number | undefined
}

/** From when on who comes is late. Whoever is put on a shift that runs has as long from then on. */
export const lateFromOf = ({ startsAt, madeAt = startsAt }: Rostered): number =>
  Math.max(startsAt, madeAt) + graceMinutes * 60_000

/** What the clock and the record say of a shift. A record older than the shift is of one that was taken off and put back. */
export function standingOf(
  { madeAt, ...span }: Rostered,
  record: { isPresent: boolean; at: number } | undefined,
  now: number,
): Standing {
  const isOlder = record !== undefined && madeAt !== undefined && record.at < madeAt
  const shift: Rostered = isOlder ? span : { ...span, madeAt }
  const lateFrom = lateFromOf(shift)
  if (record) return record.isPresent ? (record.at > lateFrom ? 'present_late' : 'present') : 'absent'
  if (now >= shift.endsAt) return 'absent'
  if (now > lateFrom) return 'late'
  return now >= shift.startsAt ? 'due' : 'planned'
}

/** Number of the code that is shown at an instant. */
export const codeWindow = (at: number): number => Math.floor(at / (codeSeconds * 1000))

/** Metres between two points, on a sphere: good to half a percent over a village. */
export function metresBetween(a: { lat: number; lon: number }, b: { lat: number; lon: number }): number {
  const rad = Math.PI / 180
  const dLat = (b.lat - a.lat) * rad
  const dLon = (b.lon - a.lon) * rad
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLon / 2) ** 2
  return Math.round(2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(h))))
}
