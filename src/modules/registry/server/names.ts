import { uuidv7 } from 'uuidv7'
import type { Work } from '#platform/server/commands/context.ts'
import { keepLook } from './queries-doors.ts'
import { findHouseholdOfDoor, residentsById, residentsOf } from './queries-household.ts'
import { type Identity, openRecord } from './secrets.ts'

/** A resident by name, as another module shows whom it is about. */
export interface NamedResident {
  id: string
  door: string
  name: string
  birthYear: number | null
}

/** Who lives behind a door now; nobody where no household is on the roll. The look is kept on the household. */
export async function residentsAt(work: Work, door: string): Promise<NamedResident[]> {
  const home = await findHouseholdOfDoor(work.db, work.county, door)
  if (!home) return []
  const residents = await residentsOf(work.db, work.county, home.id)
  await look(work, home.id, home.path)
  return residents.filter(({ left_on }) => left_on === null).map((row) => opened(work, { ...row, door }))
}

/** Residents within reach by id, by name; a look is kept on each of their households. */
export async function openResidents(work: Work, ids: readonly string[]): Promise<Map<string, NamedResident>> {
  const rows = await residentsById(work.db, work.county, ids)
  for (const [household, path] of new Map(rows.map((row) => [row.household, row.path])))
    await look(work, household, path)
  return new Map(rows.map((row) => [row.id, opened(work, row)]))
}

type Sealed = { id: string; door: string; emergency: string; identity: Buffer; birth_year: number | null }
function opened(work: Work, row: Sealed): NamedResident {
  const { name } = openRecord<Identity>(work, row.emergency, `registry.resident:${row.id}`, row.identity)
  return { id: row.id, door: row.door, name, birthYear: row.birth_year }
}

const look = (work: Work, household: string, path: string) =>
  keepLook(work.db, {
    ...{ county: work.county, id: uuidv7(), household, path, actor: work.account, at: work.receivedAt },
    ...{ fields: ['name'], reason: null, explanation: null },
  })
