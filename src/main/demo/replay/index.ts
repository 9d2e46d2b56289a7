/**
 * The replay of 24 to 31 January 2020 as a plan: the same seed gives the same requests. It sends nothing itself; who sends goes
 * through the days in order and keeps, for each grid, the order of its requests.
 */
import { Random } from '../generate/random.ts'
import { DAYS } from '../generate/truth.ts'
import { planRounds } from './rounds.ts'
import { type Outgoing, sendDay } from './sendings.ts'
import { dayOf, instant } from './times.ts'
import type { ReplayDay, Round, Sending } from './types.ts'
import { walker } from './walk.ts'

/** The plan of the eight days, one at a time. What leaves a phone after midnight belongs to the day it leaves on. */
export async function* planReplay(options: { seed: number }): AsyncGenerator<ReplayDay> {
  yield* planDays(await planRounds(options), options.seed)
}

/** The same from rounds that are already there. What would leave a phone after the last day is not part of the plan. */
export function* planDays(rounds: readonly Round[], seed: number): Generator<ReplayDay> {
  const root = new Random(`replay/${seed}`)
  const workers = rounds.map((round) => ({
    round,
    random: root.fork(round.grid),
    walker: walker(round, root.fork(`${round.grid}/walk`)),
    stranger: strangerTo(round, rounds),
  }))
  let waiting: Outgoing[] = []
  for (const [day, name] of DAYS.entries()) {
    for (const { round, random, walker, stranger } of workers) {
      waiting.push(...sendDay(round, walker.device, day, walker.day(day), random, stranger))
    }
    const leaves = (sending: Outgoing) => dayOf(sending.at) <= day
    yield { day: name, sendings: inOrder(waiting.filter(leaves)) }
    waiting = waiting.filter((sending) => !leaves(sending))
  }
}

function inOrder(sendings: Outgoing[]): Sending[] {
  const sorted = [...sendings].sort((a, b) => a.at - b.at || (a.grid < b.grid ? -1 : a.grid > b.grid ? 1 : 0))
  return sorted.map(({ at, ...sending }) => ({ sendAt: instant(at), ...sending }))
}

/** A door of another town: far outside the worker's place, whatever the reach of the role. */
function strangerTo(round: Round, rounds: readonly Round[]): string {
  const other = rounds.find((candidate) => candidate.town !== round.town)
  return other?.doors[0]?.dwelling.id ?? '00000000-0000-7000-8000-000000000000'
}
