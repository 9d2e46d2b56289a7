import { uuidv7 } from 'uuidv7'
import type { Work } from '#platform/server/commands/context.ts'
import type { Changes, ChangesAsk } from '#platform/server/sync/sources.ts'
import type { DoorDocument, PhoneRoll } from '../contract/index.ts'
import { namesOf } from './queries-edit.ts'
import {
  type FeedDoorRow,
  householdsOfDoors,
  keepDeliveries,
  lastVisitsOfDoors,
  listChangedDoors,
  listGoneDoors,
  residentsOfHouseholds,
} from './queries-feed.ts'
import { rollOf } from './roll.ts'
import { type Contact, type Identity, mask, openRecord } from './secrets.ts'

/** Doors that changed, as a phone holds them. That a household came onto a phone is kept on its record. */
export async function changedDoors(work: Work, ask: ChangesAsk): Promise<Changes> {
  const { scope } = ask
  if (scope.paths.length === 0 && scope.ids.length === 0) return { items: [], gone: [], after: null }
  const [rows, gone] = await Promise.all([
    listChangedDoors(work.db, work.county, ask, ask.limit + 1),
    ask.after === null && ask.past !== null ? listGoneDoors(work.db, work.county, ask) : [],
  ])
  const doors = rows.slice(0, ask.limit)
  const last = doors.at(-1)
  return {
    items: await documentsOf(work, doors),
    gone,
    after: rows.length > ask.limit && last ? { walk: last.walk, order: last.walk_order, id: last.id } : null,
  }
}

/** How deep the roll goes under the live emergency, and since when. */
export async function phoneRoll(work: Work): Promise<PhoneRoll> {
  if (work.emergency === null) return null
  const roll = await rollOf(work)
  return {
    emergency: work.emergency,
    startedAt: roll.startedAt.toISOString(),
    fields: [...roll.fields],
    whenNeeded: [...roll.whenNeeded],
    revisitHours: roll.revisitHours,
  }
}

async function documentsOf(work: Work, doors: readonly FeedDoorRow[]): Promise<DoorDocument[]> {
  if (doors.length === 0) return []
  const ids = doors.map(({ id }) => id)
  const [households, visits] = await Promise.all([householdsOf(work, ids), visitsOf(work, ids)])
  return doors.map((door) => ({
    id: door.id,
    path: door.path,
    number: door.number,
    address: door.address,
    walk: door.walk,
    walkOrder: door.walk_order,
    state: door.state as DoorDocument['state'],
    attempts: door.attempts,
    persons: door.persons,
    mismatch: door.mismatch,
    found: door.found,
    lastAt: door.last_at?.toISOString() ?? null,
    nextAt: door.next_at?.toISOString() ?? null,
    household: households.get(door.id) ?? null,
    visits: visits.get(door.id) ?? [],
  }))
}

async function householdsOf(
  work: Work,
  doors: readonly string[],
): Promise<Map<string, NonNullable<DoorDocument['household']>>> {
  // What was written under an emergency whose key was destroyed is nobody's any more.
  const isOpen = keysOf(work)
  const rows = (await householdsOfDoors(work.db, work.county, doors)).filter(({ emergency }) => isOpen(emergency))
  if (rows.length === 0) return new Map()
  const residents = Map.groupBy(
    await residentsOfHouseholds(
      work.db,
      work.county,
      rows.map(({ id }) => id),
    ),
    ({ household }) => household,
  )
  await keepDeliveries(
    work.db,
    work.county,
    work.account,
    work.receivedAt,
    rows.map(({ id, path }) => ({ id: uuidv7(), household: id, path })),
  )
  return new Map(
    rows.map((row) => {
      const contact = row.contact
        ? openRecord<Contact>(work, row.emergency, `registry.household:${row.id}`, row.contact)
        : {}
      return [
        row.door,
        {
          id: row.id,
          headCount: row.head_count,
          contactName: contact.name ?? null,
          contactPhone: mask(contact.phone),
          generated: row.generated,
          version: row.version,
          residents: (residents.get(row.id) ?? [])
            .filter(({ emergency }) => isOpen(emergency))
            .map((resident) => toMember(work, resident)),
        },
      ]
    }),
  )
}

type Member = NonNullable<DoorDocument['household']>['residents'][number]

function toMember(work: Work, row: Awaited<ReturnType<typeof residentsOfHouseholds>>[number]): Member {
  const identity = openRecord<Identity>(work, row.emergency, `registry.resident:${row.id}`, row.identity)
  return {
    id: row.id,
    name: identity.name,
    sex: row.sex,
    birthYear: row.birth_year,
    idNumber: mask(identity.idNumber),
    phone: mask(identity.phone),
    arrivedOn: row.arrived_on,
    leftOn: row.left_on,
    generated: row.generated,
  }
}

async function visitsOf(work: Work, doors: readonly string[]): Promise<Map<string, DoorDocument['visits']>> {
  const isOpen = keysOf(work)
  const rows = await lastVisitsOfDoors(work.db, work.county, doors)
  const names = await namesOf(work.db, work.county, [...new Set(rows.map(({ actor }) => actor))])
  const visits = new Map<string, DoorDocument['visits']>()
  for (const row of rows) {
    const list = visits.get(row.door) ?? []
    visits.set(row.door, list)
    list.push({
      id: row.id,
      outcome: row.outcome as DoorDocument['visits'][number]['outcome'],
      occurredAt: row.occurred_at.toISOString(),
      receivedAt: row.received_at.toISOString(),
      by: names.get(row.actor) ?? '—',
      persons: row.persons,
      nextAt: row.next_at?.toISOString() ?? null,
      note:
        row.note && isOpen(row.emergency)
          ? openRecord<string>(work, row.emergency, `registry.visit:${row.id}`, row.note)
          : null,
    })
  }
  return visits
}

/** Whether the key of an emergency is still there; asked of the disk once an emergency. */
function keysOf(work: Work): (emergency: string) => boolean {
  const known = new Map<string, boolean>()
  return (emergency) => {
    const is = known.get(emergency) ?? work.vault.hasKey(`emergency-${emergency}`)
    known.set(emergency, is)
    return is
  }
}
