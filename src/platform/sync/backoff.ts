/**
 * When to try again. Doubles from one second to half a minute; the chance spreads half of it, so that five hundred phones that
 * lost the server together do not come back together. What the server asks for in Retry-After is the least.
 */
export function backoff(tries: number, chance: number, retryAfter?: number): number {
  const step = Math.min(1000 * 2 ** Math.max(0, tries - 1), 30_000)
  const wait = step * (0.5 + chance / 2)
  return retryAfter === undefined ? wait : Math.max(wait, retryAfter * 1000 * (1 + chance / 5))
}
