import { handleEach } from '#platform/server/commands/module.ts'
import { moveDwellings } from '../contract/commands.ts'
import { placeProblems } from '../contract/problems.ts'
import { refuseTaken } from './create-dwellings.ts'
import { changeDoors } from './doors.ts'
import { remember } from './history.ts'
import { walkOf } from './path.ts'
import { addressIn, holdArea } from './places.ts'
import { type DoorRow, lastInWalk, moveDoors, moveHistory } from './queries-dwellings.ts'
import { checkHome } from './rules.ts'

/** Doors into another area. Within one grid they keep their place in the walk; into another one they come last, in order. */
export const moveDwellingsHandler = handleEach(
  moveDwellings,
  async (work, { id, body }) => {
    const target = await holdArea(work, body.to)
    checkHome(target.kind)
    const doors = [...(await changeDoors(work, body.dwellings)).values()]
      .filter(({ area }) => area !== target.id)
      .sort(byWalk)
    if (doors.length === 0) return { count: 0 }
    await refuseTaken(
      work,
      target.id,
      doors.map(({ number }) => number),
    )
    const [{ last } = { last: 0 }] = await work.db.query<{ last: number }>(lastInWalk, [
      work.county,
      walkOf(target.path),
    ])
    let next = last
    const moved = doors.map((door) => ({
      id: door.id,
      path: target.path,
      walkOrder: walkOf(door.path) === walkOf(target.path) ? door.walk_order : ++next,
    }))
    const { prefix, suffix } = await addressIn(work, target)
    const ids = moved.map((door) => door.id)
    const walks = moved.map(({ walkOrder }) => walkOrder)
    await work.db.query(moveDoors, [work.county, ids, target.id, target.path, prefix, suffix, walks])
    await work.db.query(moveHistory, [work.county, ids, target.path])
    const deeds = doors.map((door) => ({
      place: door.id,
      path: target.path,
      what: 'moved',
      detail: { from: door.path, to: target.path },
    }))
    await remember(work, id, deeds)
    await work.emit('place.dwellingsMoved', moved)
    return { count: moved.length }
  },
  { dwelling_number: placeProblems.number_taken },
)

function byWalk(a: DoorRow, b: DoorRow): number {
  const [first, second] = [walkOf(a.path), walkOf(b.path)]
  if (first !== second) return first < second ? -1 : 1
  return a.walk_order - b.walk_order || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.id < b.id ? -1 : 1)
}
