/** One committee from its quota to its doors, households and what visits will find. */

import { layOutCompounds } from './compound-layout.ts'
import type { CompoundNames } from './compound-names.ts'
import type { Door } from './doors.ts'
import type { IdSource } from './ids.ts'
import { listDoors } from './lists.ts'
import type { Papers } from './papers.ts'
import { householdMaker, householdSizes } from './people.ts'
import type { Quota } from './plan.ts'
import type { Random } from './random.ts'
import { layOutStreets } from './street-layout.ts'
import { truthOf } from './truth.ts'
import type { Area, Batch, CompoundClass, DoorState, Dwelling, HiddenDoor, Household } from './types.ts'

/** What a committee needs from the county as a whole. */
export type Surroundings = { papers: Papers; ids: IdSource; nameCompound: (kind: CompoundClass) => CompoundNames }

/** Everything below (and with) the committee `area`. */
export function generateCommittee(quota: Quota, area: Area, random: Random, around: Surroundings): Batch {
  const { ids } = around
  const places = random.fork('places')
  const { areas, doors } = quota.hasCompounds
    ? layOutCompounds(quota, area, places, ids, around.nameCompound)
    : layOutStreets(quota, area, places, ids)
  const lists = listDoors(random.fork('lists'), doors.length, quota.mismatches)
  const dwellings = doors.map((door, index): Dwelling => ({ id: ids(), ...door, sources: lists[index] ?? [] }))
  const states = doorStates(quota, random.fork('states'))
  const people = random.fork('people')
  const maker = householdMaker(people, quota.town.facts, around.papers, ids)
  const sizes = householdSizes(people, quota.occupied, quota.residents)
  const households = dwellings.flatMap((dwelling, index): Household[] => {
    const state = states[index]
    if (state === 'occupied') return [maker.make(dwelling.id, sizes.pop() ?? 1)]
    return state === 'vacant' ? [maker.make(dwelling.id, 0)] : []
  })
  return {
    committee: quota.code,
    areas: [area, ...areas],
    dwellings,
    households,
    truths: truths(quota, dwellings, states, random.fork('truth')),
    hidden: hiddenDoors(quota, dwellings, maker, ids, random.fork('hidden')),
  }
}

function doorStates(quota: Quota, random: Random): DoorState[] {
  const counts = { occupied: quota.occupied, vacant: quota.vacant, demolished: quota.demolished }
  const states: DoorState[] = Array.from({ length: quota.notDwelling }, () => 'not_dwelling')
  for (const [state, count] of Object.entries(counts)) {
    for (let n = 0; n < count; n++) states.push(state as DoorState) // the keys of counts are door states
  }
  return random.shuffle(states)
}

function truths(quota: Quota, dwellings: Dwelling[], states: DoorState[], random: Random): Batch['truths'] {
  const gridOf = (dwelling: Dwelling) => dwelling.path.split('.')[3] ?? ''
  const sizes = new Map<string, number>()
  for (const dwelling of dwellings) sizes.set(gridOf(dwelling), dwelling.walkOrder)
  return dwellings.map((dwelling, index) => {
    const position = (dwelling.walkOrder - 1) / (sizes.get(gridOf(dwelling)) ?? 1)
    return truthOf(random, dwelling.id, states[index] ?? 'occupied', position, quota.town.facts.pace)
  })
}

/** Doors that no list has: a garage or a lean-to that somebody lives in, each beside a known door. */
function hiddenDoors(
  quota: Quota,
  dwellings: Dwelling[],
  maker: ReturnType<typeof householdMaker>,
  ids: IdSource,
  random: Random,
): HiddenDoor[] {
  const beside = random.shuffle([...dwellings]).slice(0, quota.hidden)
  return beside.map(({ id: besideId, number, address, ...place }) => {
    const door: Door = { ...place, number: `${number}附1`, address: `${address}附1` }
    const dwelling = { ...door, id: ids(), sources: [] }
    return { dwelling, household: maker.make(dwelling.id, random.int(1, 3)), besideId, foundDay: random.int(1, 7) }
  })
}
