/**
 * How long a phone may hold what it holds, by the server's time alone. The wall clock of a phone jumps by days or says 1970;
 * so what the server said is carried on by time that was seen to pass. A wall clock that says "over" is believed only so far:
 * a day of use is left, within which the phone should reach the server.
 */
export interface LeaseClock {
  /** End of the lease, milliseconds since 1970 by the server. */
  until: number
  /** The server's time at the last contact, and what the phone's clock said then. */
  serverAt: number
  wallAt: number
  /** Milliseconds that were seen to pass since then. */
  seen: number
  /** Those of them during which the wall clock spoke against the lease. */
  doubted: number
}

/** `doubtful`: the phone's own clock says that the lease is over, or says nothing sensible. */
export type Standing = 'valid' | 'doubtful' | 'expired'

/** How long a phone goes on whose clock alone speaks against the lease, in milliseconds of use. */
export const mostDoubt = 24 * 3_600_000
const backwards = 5 * 60_000

/** The clock after contact with the server. */
export function leaseFrom(serverNow: number, until: number, wall: number): LeaseClock {
  return { until, serverAt: serverNow, wallAt: wall, seen: 0, doubted: 0 }
}

/** The clock after `passed` milliseconds that were seen to pass. */
export function pass(clock: LeaseClock, passed: number, wall: number): LeaseClock {
  const seen = clock.seen + Math.max(0, passed)
  const doubted = clock.doubted + (isDoubtful(clock, wall) ? Math.max(0, passed) : 0)
  return { ...clock, seen, doubted }
}

/** Where the lease stands while the phone's own clock says `wall`. */
export function standing(clock: LeaseClock, wall: number): Standing {
  if (clock.serverAt + clock.seen >= clock.until || clock.doubted >= mostDoubt) return 'expired'
  return isDoubtful(clock, wall) ? 'doubtful' : 'valid'
}

function isDoubtful(clock: LeaseClock, wall: number): boolean {
  return clock.serverAt + (wall - clock.wallAt) >= clock.until || wall < clock.wallAt - backwards
}
