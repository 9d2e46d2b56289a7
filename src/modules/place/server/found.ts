import type { Work } from '#platform/server/commands/context.ts'
import type { AreaKind, DoorList } from '../contract/types.ts'
import { type AddressParts, addressParts } from './address.ts'
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

/** A door of a county that is being founded. */
export interface FoundedDoor {
  id: string
  area: string
  path: string
  number: string
  /** Ends with the names below the committee and the number, as `addressParts` makes them; what stands before is its front. */
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

/**
 * Writes doors within the founding; the caller tells the ledger of them. `areas` are those that they stand in, and all between
 * those and the committee. Throws RangeError for an address that does not end as this module would make it.
 */
export async function addDwellings(
  work: Work,
  doors: readonly FoundedDoor[],
  areas: readonly Pick<FoundedArea, 'path' | 'kind' | 'name'>[],
): Promise<void> {
  const byPath = new Map(areas.map((area) => [area.path, area]))
  const partsOf = new Map<string, AddressParts>()
  const parts = (path: string): AddressParts => {
    const labels = path.split('.')
    const chain = labels.flatMap((_, index) => byPath.get(labels.slice(0, index + 1).join('.')) ?? [])
    const made = partsOf.get(path) ?? addressParts(chain)
    partsOf.set(path, made)
    return made
  }
  const rows = doors.map(({ address, ...door }) => {
    const { prefix, suffix } = parts(door.path)
    const end = `${prefix}${door.number}${/^[0-9]+$/.test(door.number) ? suffix : ''}`
    if (!address.endsWith(end)) throw new RangeError(`the address ${address} does not end with ${end}`)
    return { ...door, front: address.slice(0, address.length - end.length), prefix, suffix }
  })
  await work.db.query(insertDwellings, [work.county, JSON.stringify(rows)])
}
