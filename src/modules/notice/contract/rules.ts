import type { OwnWay, Topic } from './kinds.ts'

/** Hours in which only what is urgent goes out; minutes of the day, county time. From after to: over midnight. */
export interface Quiet {
  on: boolean
  from: number
  to: number
}
/** Which ways somebody wants for what is not urgent; what is not named has its default. */
export type Wanted = Partial<Record<Topic, Partial<Record<OwnWay, boolean>>>>

/** As long as nobody has chosen: quiet from 22:00 to 07:00. */
export const usualQuiet: Quiet = { on: true, from: 22 * 60, to: 7 * 60 }
/** What is not urgent is gathered for so long, in milliseconds: who reads it meanwhile is not woken up. */
export const gatherMs = 5 * 60_000
/** A gathering that ends sooner than this takes nothing more in: it may be going out at this moment. */
const closesMs = 30_000
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** The county's clock is ahead of UTC by this; it knows no summer time. */
const countyMs = 8 * 60 * MINUTE

/** Whether a way is wanted for a topic: push unless switched off, short messages only where switched on. */
export function wants(wanted: Wanted, topic: Topic, way: OwnWay): boolean {
  return wanted[topic]?.[way] ?? way === 'push'
}

/** When the quiet hours that hold at a moment end; undefined outside of them. Milliseconds since 1970. */
export function quietUntil({ on, from, to }: Quiet, now: number): number | undefined {
  if (!on || from === to) return undefined
  const midnight = Math.floor((now + countyMs) / DAY) * DAY - countyMs
  const minute = (now - midnight) / MINUTE
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to
  if (!isQuiet) return undefined
  const end = midnight + to * MINUTE
  return end > now ? end : end + DAY
}

/** When something that is not urgent goes out, together with whatever else has gathered until then. Milliseconds since 1970. */
export function slotOf(quiet: Quiet, now: number): number {
  const soon = Math.ceil((now + closesMs) / gatherMs) * gatherMs
  const end = quietUntil(quiet, now)
  // What comes in the last moment of the night waits for the first gathering of the day.
  const slot = end === undefined || end - now < closesMs ? soon : end
  return quietUntil(quiet, slot) ?? slot
}
