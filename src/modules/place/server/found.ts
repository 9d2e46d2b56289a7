import type { Work } from '#platform/server/commands/context.ts'
import type { AreaKind, DoorList } from '../contract/types.ts'
import { type Contact, sealContact } from './contact.ts'
import { insertAreas } from './queries-areas.ts'
import { insertDwellings } from './queries-dwellings.ts'

/** An area below the official divisions of a county that is being founded. */
export interface FoundedArea {
  id: string
  kind: AreaKind
  /** Last label of its path. */
  code: string
  /** Id of the area above, which stands already or comes earlier. */
  parent: string
  path: string
  name: string
  ordinal: number
  class?: 1 | 2 | 3
  responsible?: string
  contact?: Contact
}

/** A door of a county that is being founded; its address ends with its number. */
export interface FoundedDoor {
  id: string
  area: string
  path: string
  number: string
  address: string
  walk: number
  sources: readonly DoorList[]
}

/** Writes areas within the founding. Who made them answers for their codes and places in the tree. */
export async function addAreas(work: Work, areas: readonly FoundedArea[]): Promise<void> {
  const rows = areas.map((area) => ({
    ...area,
    contact: sealContact(work, area.id, area.contact)?.toString('hex') ?? null,
  }))
  await work.db.query(insertAreas, [work.county, JSON.stringify(rows)])
}

/** Writes doors within the founding; the caller tells the ledger of them. */
export async function addDwellings(work: Work, doors: readonly FoundedDoor[]): Promise<void> {
  const rows = doors.map(({ address, ...door }) => ({
    ...door,
    prefix: address.endsWith(door.number) ? address.slice(0, -door.number.length) : address,
    suffix: '',
  }))
  await work.db.query(insertDwellings, [work.county, JSON.stringify(rows)])
}
