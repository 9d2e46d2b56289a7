import type { Clock, Runtime } from './runtime.ts'

/** What a replayed clock shows at a real moment, in milliseconds since 1970; never before it began. */
export function simulated(clock: Clock, real: number): number {
  return clock.simulatedStart + Math.max(0, real - clock.realStart) * clock.speed
}

/** The clock of a server: the machine's, or the replayed one while the runtime has one. */
export function clockOf(runtime: Runtime): () => Date {
  return () => new Date(runtime.clock ? simulated(runtime.clock, Date.now()) : Date.now())
}

/**
 * The time of a command on the server's clock. While a past time is replayed, somebody at a screen sends real times: those,
 * nearer to the real now than to the replayed one, are carried over, so that their day is the day that the screen shows.
 */
export function carryOver(runtime: Runtime, occurredAt: string): string {
  if (!runtime.clock) return occurredAt
  const real = Date.now()
  const now = simulated(runtime.clock, real)
  const at = Date.parse(occurredAt)
  if (Math.abs(at - now) <= Math.abs(at - real)) return occurredAt
  return new Date(Math.min(now, simulated(runtime.clock, at))).toISOString()
}
