/**
 * What happens in the replay beside the walk from door to door: who passes the six entrances, the two lists from the city, those
 * who came home from an affected area, a night inspection, the court's car and a look at shops. A plan like the walk's: the same seed, the same scenes, and what the screens must say of them.
 */
import { idAt } from '../../generate/ids.ts'
import { Random } from '../../generate/random.ts'
import { workerOf } from '../../load/accounts.ts'
import type { Round } from '../types.ts'
import { inspectedAt, inspectionScenes } from './inspections.ts'
import { leadsAt, listScenes, planLists } from './lists.ts'
import { flowOf, passScenes, planPasses } from './passes.ts'
import { patrolledAt, patrolScenes } from './patrols.ts'
import { reportsAt, responseScenes } from './response.ts'
import { observedAt, returneeScenes } from './returnees.ts'
import type { Home, Scene, Stage } from './types.ts'

const RECENT = 14
const EARLY = 8

/** The plan of all scenes, in order, and what they come to at a moment. */
export interface Story {
  scenes: readonly Scene[]
  expectedAt(now: number): {
    flow: ReturnType<typeof flowOf>
    leads: ReturnType<typeof leadsAt>
    observed: ReturnType<typeof observedAt>
    reports: number
    inspected: ReturnType<typeof inspectedAt>
    patrolled: ReturnType<typeof patrolledAt>
  }
}

/** The id that a scene's command bears: the same whenever it is played. */
export const idOf = (key: string, at: number): string => idAt(new Random(`replay/scene/${key}`), at)

/** The scenes of the towns whose workers walk. */
export function planStory(rounds: readonly Round[], seed: number): Story {
  const random = new Random(`replay/${seed}/scenes`)
  const homes = rounds.flatMap((round) => homesOf(round))
  // Sure to be on the roll, with the first of the family, when the third day is over.
  const sure = rounds.flatMap((round) => homesOf(round, isSure))
  const chosen = Array.from({ length: RECENT + EARLY }, (_, nth) => {
    const home = sure[Math.floor((nth * sure.length) / (RECENT + EARLY))]
    if (!home) throw new Error('too few homes for the scenes')
    return home
  })
  const returnees = { recent: chosen.slice(0, RECENT), early: chosen.slice(RECENT) }
  const passes = planPasses(random.fork('passes'), homes, returnees.recent)
  const lists = planLists(random.fork('lists'), homes, returnees.recent)
  const towns = [...new Set(rounds.map(({ town }) => town))].sort()
  const scenes = [
    ...passScenes(passes),
    ...lists.flatMap((list) => listScenes(list, towns, countyArea, idOf)),
    ...returneeScenes(returnees, idOf),
    ...responseScenes(towns, idOf),
    ...inspectionScenes({ countyArea, idOf }),
    ...patrolScenes({ countyArea, idOf }),
  ].sort((a, b) => a.at - b.at || (a.by < b.by ? -1 : a.by > b.by ? 1 : 0))
  return {
    scenes,
    expectedAt: (now) => ({
      flow: flowOf(passes, now),
      leads: leadsAt(lists, now),
      observed: observedAt(returnees, now),
      reports: reportsAt(now),
      inspected: inspectedAt(now),
      patrolled: patrolledAt(now),
    }),
  }
}

function homesOf({ doors, grid, town }: Round, test: (door: Round['doors'][number]) => boolean = () => true): Home[] {
  return doors.flatMap((door) =>
    door.household && door.truth.state === 'occupied' && !door.reportedAs && test(door)
      ? [{ dwelling: door.dwelling, household: door.household, town, worker: workerOf(grid.slice(0, 12)) }]
      : [],
  )
}

function isSure({ truth, household }: Round['doors'][number]): boolean {
  const opens = truth.nobodyHome === 0 && truth.refuses === 'never'
  return opens && truth.firstDay !== null && truth.firstDay <= 1 && (household?.members.length ?? 0) >= 2
}

async function countyArea(stage: Stage): Promise<string> {
  const { items } = await stage.ask<{ items: { id: string; kind: string }[] }>('api/place/areas')
  const county = items.find(({ kind }) => kind === 'county')
  if (!county) throw new Error('no county area')
  return county.id
}
