import { Problem, problems } from '#platform/contract/index.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { editDwelling } from '../contract/commands.ts'
import { placeProblems } from '../contract/problems.ts'
import { refuseTaken } from './create-dwellings.ts'
import { changeDoor } from './doors.ts'
import { remember } from './history.ts'
import { addressIn } from './places.ts'
import { updateDwelling } from './queries-dwellings.ts'

/** Number or lists of one door. */
export const editDwellingHandler = handleEach(
  editDwelling,
  async (work, { id, body }) => {
    const door = await changeDoor(work, body.id, body.version)
    const number = body.number ?? door.number
    const sources = body.sources ? [...new Set(body.sources)] : door.sources
    if (number !== door.number) await refuseTaken(work, door.area, [number])
    const { prefix, suffix } = await addressIn(work, door)
    const [row] = await work.db.query<{ version: number }>(updateDwelling, [
      work.county,
      door.id,
      body.version,
      number,
      sources,
      prefix,
      suffix,
    ])
    if (!row) throw new Problem(problems.changed_meanwhile)
    const detail = {
      ...(number === door.number ? {} : { was: door.number, is: number }),
      ...(body.sources ? { sources } : {}),
    }
    await remember(work, id, [{ place: door.id, path: door.path, what: 'edited', detail }])
    await work.emit('place.dwellingsAddressed', [{ id: door.id }])
    if (body.sources) await work.emit('place.dwellingsListed', [{ id: door.id, sources }])
    return { version: row.version }
  },
  { dwelling_number: placeProblems.number_taken },
)
