/**
 * Hybrid logical clock (Kulkarni et al. 2014): a time that follows the physical clock where it can, never goes back, and is
 * later than everything its device has seen. Written as text that sorts as the times do:
 * `<milliseconds, 11 of base 36>-<counter, 4 of base 36>-<node>`.
 */
export interface Hlc {
  /** Milliseconds since 1970. */
  ms: number
  /** Orders what happened within one millisecond, or while the physical clock stood behind. */
  counter: number
  /** Which device; breaks ties. Lower-case letters and digits. */
  node: string
}

const top = 36 ** 4 - 1

/** The clock before anything happened. */
export const noTime = (node: string): Hlc => ({ ms: 0, counter: 0, node })

/** Time of a deed of this device. `physical`: milliseconds by its best knowledge. */
export function tick(last: Hlc, physical: number): Hlc {
  if (physical > last.ms) return { ms: Math.floor(physical), counter: 0, node: last.node }
  return next(last)
}

/**
 * The clock after having heard of a time of somebody else. A time more than `trust` milliseconds ahead of the physical clock
 * is not followed: one phone that lives in 2030 must not take everybody there.
 */
export function hear(last: Hlc, heard: Pick<Hlc, 'ms' | 'counter'>, physical: number, trust = 300_000): Hlc {
  if (heard.ms > physical + trust) return tick(last, physical)
  const ms = Math.max(Math.floor(physical), last.ms, heard.ms)
  if (ms > last.ms && ms > heard.ms) return { ms, counter: 0, node: last.node }
  const counters = [last.ms === ms ? last.counter : 0, heard.ms === ms ? heard.counter : 0]
  return next({ ms, counter: Math.max(...counters), node: last.node })
}

/** As sortable text. */
export function writeHlc({ ms, counter, node }: Hlc): string {
  return `${ms.toString(36).padStart(11, '0')}-${counter.toString(36).padStart(4, '0')}-${node}`
}

/** From text; undefined where it is none. */
export function readHlc(text: string): Hlc | undefined {
  const parts = /^([0-9a-z]{11})-([0-9a-z]{4})-([0-9a-z]{1,64})$/.exec(text)
  if (!parts) return undefined
  return { ms: Number.parseInt(parts[1] ?? '', 36), counter: Number.parseInt(parts[2] ?? '', 36), node: parts[3] ?? '' }
}

function next(last: Hlc): Hlc {
  if (last.counter < top) return { ...last, counter: last.counter + 1 }
  return { ms: last.ms + 1, counter: 0, node: last.node }
}
