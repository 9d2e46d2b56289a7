/** What the replay will find behind each door, and on which day somebody first knocks. */
import type { Random } from './random.ts'
import type { DoorState, Truth } from './types.ts'

/** The days that are replayed: from the declaration of the first-level response, 24 January 2020, to the 31st. */
export const DAYS = Array.from({ length: 8 }, (_, day) => `2020-01-${24 + day}`)

/** Share of a grid's doors that has had its first visit by the end of each day, where all goes well. */
const REACHED = [0.08, 0.22, 0.38, 0.55, 0.7, 0.83, 0.93, 0.995]
/** Visits that find nobody, in hundredths of the lived-in doors; the last are those away over the new year. */
const NOBODY_HOME = { visits: [0, 1, 2, 3, 9], weights: [76, 13, 5, 2, 4] }

/** The truth of one door: `position` is its place in the walk of its grid from 0 to 1, `pace` how much of the grid is reached. */
export function truthOf(random: Random, dwellingId: string, state: DoorState, position: number, pace: number): Truth {
  const isLivedIn = state === 'occupied'
  const nobodyHome = isLivedIn ? (NOBODY_HOME.visits[random.weighted(NOBODY_HOME.weights)] ?? 0) : 0
  const refuses = isLivedIn && random.chance(0.009) ? (random.chance(0.5) ? 'always' : 'once') : 'never'
  const isPassedOver = random.chance(0.012)
  const day = REACHED.findIndex((share) => position < share * pace)
  return { dwellingId, state, nobodyHome, refuses, firstDay: isPassedOver || day < 0 ? null : day }
}
