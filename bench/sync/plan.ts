/** What the phones of the bench do. */

/** Phones that come back at once, and the commands that wait on each. */
export const phones = 500
export const queued = 200
/** Commands a request, as a phone's outbox sends them. */
export const batch = 100
/** Phones do not wake in the same instant: each waits up to this long, as the outbox does by itself. */
export const jitterMs = 3000
/** Share of requests whose answer is lost on the way, so that the phone sends them again. */
export const lost = 0.04

/** A first sync: doors and persons on one phone. */
export const held = { doors: 8000, households: 8000, persons: 20_000 }

/** One phone: its session, and the doors that it was at. */
export interface PhonePlan {
  cookie: string
  doors: string[]
}

/** What all phones saw together; latencies in milliseconds. */
export interface PhonesReport {
  /** From the first phone's waking to the last answer. */
  seconds: number
  /** Commands whose first answer was accepted, and those that were answered as repeated. */
  accepted: number
  repeated: number
  other: number
  requests: number
  latencies: number[]
  /** Requests that were turned away and sent again. */
  turnedAway: number
  firstRefusal: string
  ids: string[]
}
