import { type Hlc, hear, noTime, tick } from './hlc.ts'

/**
 * What a phone knows of the time. Its wall clock may be wrong by days, jump, or say 1970; the monotonic clock of a sitting
 * (one start of the page) is right but begins anew each time; the server's clock is the truth, heard now and then. From
 * the three together follows when something really happened, at the latest when the server is heard again.
 */
export interface DeviceClock {
  hlc: Hlc
  /** Server's time minus the wall clock when the server was last heard, in ms; undefined before that. */
  offset: number | undefined
  /** Last time of the server that was heard, in ms; 0 before that. It has gone by, whatever the wall clock says. */
  heard: number
  /** Sitting and monotonic time at which it was heard, so that a jump of the wall clock shows. */
  at: { sitting: string; mono: number } | undefined
}

/** Readings of the phone's own clocks, in milliseconds. */
export interface Reading {
  wall: number
  mono: number
  /** Changes whenever the monotonic clock begins anew. */
  sitting: string
}

/** What is kept with a command of the moment at which it was made. */
export interface Stamp extends Reading {
  offset?: number
  heard: number
}

/** Clock of a device that has heard nothing yet. */
export const newClock = (node: string): DeviceClock => ({
  hlc: noTime(node),
  offset: undefined,
  heard: 0,
  at: undefined,
})

/** Best estimate of the true time: exact within the sitting in which the server was heard, else by the last offset. */
export function estimate(clock: DeviceClock, now: Reading): number {
  if (clock.at?.sitting === now.sitting) return clock.heard + (now.mono - clock.at.mono)
  return Math.max(now.wall + (clock.offset ?? 0), clock.heard)
}

/** Takes note of a deed: its place in the order, and the readings from which its true time follows. */
export function stamp(clock: DeviceClock, now: Reading): { clock: DeviceClock; stamp: Stamp } {
  const { offset, heard } = clock
  const hlc = tick(clock.hlc, estimate(clock, now))
  return { clock: { ...clock, hlc }, stamp: { ...now, heard, ...(offset === undefined ? {} : { offset }) } }
}

/** Takes note of the server's time, in ms. */
export function hearServer(clock: DeviceClock, server: number, now: Reading): DeviceClock {
  return {
    // The server is the authority: what it says is followed however far ahead of the wall clock it is.
    hlc: hear(clock.hlc, { ms: Math.floor(server), counter: 0 }, server),
    offset: server - now.wall,
    heard: Math.max(clock.heard, server),
    at: { sitting: now.sitting, mono: now.mono },
  }
}

/** When something happened that was stamped earlier, in ms; never later than now, never before the server was last heard. */
export function trueTime(clock: DeviceClock, then: Stamp, now: Reading): number {
  const present = estimate(clock, now)
  const guess =
    then.sitting === now.sitting
      ? present - (now.mono - then.mono)
      : then.wall + (then.offset ?? (clock.at ? (clock.offset ?? 0) : 0))
  return Math.min(Math.max(guess, then.heard), present)
}

/** How far the phone's wall clock is ahead of the server's, in seconds; undefined before the server was heard. */
export function skewOf(clock: DeviceClock): number | undefined {
  return clock.offset === undefined ? undefined : Math.round(-clock.offset / 1000)
}

/** From this many seconds on a wrong clock is said. */
export const skewShown = 300
