import { answersLocally, type LocalAnswer } from '#platform/web/local.ts'
import { SearchIndex } from '#platform/web/store/search.ts'
import {
  addResidents,
  type DoorDocument,
  type DoorRow,
  editHousehold,
  getDoor,
  listConflicts,
  listDoors,
  type PhoneRoll,
  recordVisit,
  residentLeft,
} from '../../contract/index.ts'
import { heldDoor, heldDoors, heldPart } from './held.ts'
import { heldConflicts } from './held-conflicts.ts'

/** Everything that may be done at a door without signal; seeing a sensitive field is not among it. */
const may = [recordVisit, editHousehold, addResidents, residentLeft].map(({ name }) => name)
/** Rows of a search: who needs more types another letter. */
const mostFound = 50

let indexed: readonly DoorDocument[] | undefined
let index: SearchIndex | undefined

/** What was looked for last, for the way back from a door. In memory: a name belongs into no address and no history. */
export const lastSearch = { text: '' }

/** Lets go of what searches were made of, when the phone is locked. */
export function forgetFound(): void {
  indexed = undefined
  index = undefined
  lastSearch.text = ''
}

/** A door that this phone holds, and the name of whoever fits what was typed. */
export interface HeldHit {
  door: DoorRow
  name?: string
}

/** What this phone finds among its own doors by a few letters: names, their initials, addresses, numbers at the door. */
export function findHeld(text: string): readonly HeldHit[] {
  const doors = heldDoors() ?? []
  if (indexed !== doors || !index) {
    indexed = doors
    index = new SearchIndex(
      doors.map(({ id, address, number, household }) => ({
        id,
        address,
        number,
        names: [household?.contactName ?? '', ...(household?.residents ?? []).map(({ name }) => name)].filter(Boolean),
      })),
    )
  }
  return index.find(text, mostFound).flatMap(({ id, name }) => {
    const door = heldDoor(id)
    return door ? { door: toRow(door), ...(name === undefined ? {} : { name }) } : []
  })
}

const rows = new WeakMap<DoorDocument, DoorRow>()

/** A door as lists show it; the same row until the door changes. */
function toRow(door: DoorDocument): DoorRow {
  const had = rows.get(door)
  if (had) return had
  const { id, path, address, number, walkOrder, state, attempts, persons, mismatch, found, lastAt, nextAt } = door
  const known = { id, path, address, number, walkOrder, state, attempts, persons, mismatch, found, lastAt, nextAt }
  const row: DoorRow = { ...known, sources: [], class: null, responsible: null }
  rows.set(door, row)
  return row
}

/** What the phone says about doors by itself. What only the server knows (earlier changes, lists) is left out. */
export const registryLocal: readonly LocalAnswer[] = [
  answersLocally(getDoor, ({ id }) => {
    const door = heldDoor(id)
    if (!door) return undefined
    const roll = heldPart<PhoneRoll>('roll')
    return {
      door: toRow(door),
      household: door.household,
      visits: door.visits,
      changes: [],
      may: roll ? may : [],
      roll: { fields: roll?.fields ?? [], whenNeeded: roll?.whenNeeded ?? [] },
    }
  }),
  answersLocally(listConflicts, ({ after }) => (after ? undefined : heldConflicts()?.page)),
  answersLocally(listDoors, ({ q }) => (q && heldDoors() ? { items: findHeld(q).map(({ door }) => door) } : undefined)),
]
