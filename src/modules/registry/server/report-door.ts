import { placeProblems } from '#modules/place/contract/index.ts'
import { reportNewDoor } from '#modules/place/server/index.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { reportDoor } from '../contract/index.ts'

/** A door that no list had comes into being, marked as found; the ledger follows by event. */
export const reportDoorHandler = handleEach(
  reportDoor,
  async (work, { body }) => {
    const { address } = await reportNewDoor(work, {
      id: body.id,
      area: body.area,
      number: body.number,
      source: 'found',
    })
    return { address }
  },
  { dwelling_number: placeProblems.number_taken },
)
