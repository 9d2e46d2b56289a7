/** When an open screen asks again after it has heard of a change. Times in milliseconds. */

/** At most one refresh of a read in this time, however busy the county is. */
export const calmFor = 1_500
/** The same for a read that follows many modules: a board on a wall is looked at, not worked on. */
export const boardCalmFor = 500
/**
 * Everybody hears of a change in the same moment; asking is spread over this time, so that the last answer comes no later and
 * the server has no crowd at its door.
 */
export const spreadOver = 250

/**
 * How long to wait from now: the first change after a calm while is asked for at once, those that follow when the calm is over.
 * `chance` is between 0 and 1, `askedAt` when the read was asked for last.
 */
export function waitBefore(now: number, askedAt: number, calm: number, chance: number): number {
  return Math.max(0, askedAt + calm - now) + chance * spreadOver
}
