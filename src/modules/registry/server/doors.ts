import { uuidv7 } from 'uuidv7'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import {
  addResidents,
  type DoorDetail,
  type DoorRow,
  editHousehold,
  getDoor,
  listConflicts,
  listDoors,
  recordVisit,
  residentLeft,
  reveal,
} from '../contract/index.ts'
import {
  changesOf,
  type DoorFilter,
  type DoorListRow,
  findDoor,
  keepLook,
  listDoorRows,
  visitsOf,
} from './queries-doors.ts'
import { listOpenConflicts, namesOf } from './queries-edit.ts'
import { findHouseholdOfDoor, residentsOf } from './queries-household.ts'
import { findReach } from './queries-reach.ts'
import { rollOf } from './roll.ts'
import { type Contact, type Identity, mask, openRecord } from './secrets.ts'

const householdCommands = [recordVisit, editHousehold, addResidents, residentLeft, reveal].map(({ name }) => name)

/** Doors below an area in walking order. */
export const listDoorsAnswer = answer(listDoors, async (work, params) => {
  const area = await findReach(work.db, work.county, 'door.read', params.area)
  if (!area) throw new Problem(problems.not_found)
  const cursor = readCursor(params.after, ['path', 'integer', 'uuid'])
  const after = cursor ? { walk: cursor[0], order: cursor[1], id: cursor[2] } : null
  const limit = params.limit ?? 50
  const filter: DoorFilter = params.gap ?? params.state ?? 'all'
  const rows = await listDoorRows(work.db, { county: work.county, path: area.path, after, limit: limit + 1 }, filter, {
    now: work.receivedAt,
    q: params.q ?? null,
  })
  const last = rows[limit - 1]
  const items = rows.slice(0, limit).map(toDoor)
  return { items, ...(rows.length > limit && last ? { next: writeCursor([last.walk, last.walk_order, last.id]) } : {}) }
})

/** One door with what is known behind it. Looking at a household is kept on its record. */
export const getDoorAnswer = answer(getDoor, async (work, { id }) => {
  const door = await findDoor(work.db, work.county, id)
  if (!door) throw new Problem(problems.not_found)
  const [visits, household] = await Promise.all([visitsOf(work.db, work.county, id), openHousehold(work, id)])
  const changes = household ? await changesOf(work.db, work.county, household.id) : []
  const roll = await rollOf(work)
  const names = await namesOf(work.db, work.county, [...visits.map((v) => v.actor), ...changes.map((c) => c.actor)])
  const by = (account: string) => names.get(account) ?? '—'
  return {
    door: toDoor(door),
    household,
    visits: visits.map((v) => ({
      id: v.id,
      outcome: v.outcome as DoorDetail['visits'][number]['outcome'],
      occurredAt: v.occurred_at.toISOString(),
      receivedAt: v.received_at.toISOString(),
      by: by(v.actor),
      persons: v.persons,
      nextAt: v.next_at?.toISOString() ?? null,
      note: v.note ? openRecord<string>(work, v.emergency, `registry.visit:${v.id}`, v.note) : null,
    })),
    changes: changes.map((c) => {
      const { was, is } = openRecord<{ was: unknown; is: unknown }>(
        work,
        c.emergency,
        `registry.change:${c.id}:${c.ord}`,
        c.was_and_is,
      )
      return {
        field: c.field,
        resident: c.resident,
        was: shown(c.field, was),
        is: shown(c.field, is),
        by: by(c.actor),
        at: c.received_at.toISOString(),
      }
    }),
    may: work.emergency === null ? [] : householdCommands,
    roll: { fields: [...roll.fields], whenNeeded: [...roll.whenNeeded] },
  }
})

/** Conflicts of edits that wait for a person. */
export const listConflictsAnswer = answer(listConflicts, async (work, { after, limit = 50 }) => {
  const cursor = readCursor(after, ['instant', 'uuid', 'integer'])
  const start = cursor ? { at: new Date(cursor[0]), id: cursor[1], ord: cursor[2] } : null
  const rows = await listOpenConflicts(work.db, work.county, start, limit + 1)
  const opened = rows.slice(0, limit).map((row) => ({
    row,
    versions: openRecord<{ kept: unknown; taken: unknown; keptBy: string; keptAt: string }>(
      work,
      row.emergency,
      `registry.edit_conflict:${row.id}:${row.ord}`,
      row.versions,
    ),
  }))
  const names = await namesOf(
    work.db,
    work.county,
    opened.map(({ versions }) => versions.keptBy),
  )
  const last = rows[limit - 1]
  return {
    items: opened.map(({ row, versions }) => ({
      id: row.id,
      ord: row.ord,
      door: row.door,
      address: row.address,
      field: row.field,
      kept: shown(row.field, versions.kept),
      taken: shown(row.field, versions.taken),
      keptBy: names.get(versions.keptBy) ?? '—',
      takenBy: row.actor_name ?? '—',
      keptAt: versions.keptAt,
      takenAt: row.occurred_at.toISOString(),
    })),
    ...(rows.length > limit && last ? { next: writeCursor([last.received_at.toISOString(), last.id, last.ord]) } : {}),
  }
})

async function openHousehold(work: Work, door: string): Promise<DoorDetail['household']> {
  const row = await findHouseholdOfDoor(work.db, work.county, door)
  if (!row) return null
  const contact = row.contact
    ? openRecord<Contact>(work, row.emergency, `registry.household:${row.id}`, row.contact)
    : {}
  const residents = await residentsOf(work.db, work.county, row.id)
  await keepLook(work.db, {
    county: work.county,
    id: uuidv7(),
    household: row.id,
    path: row.path,
    actor: work.account,
    at: work.receivedAt,
    fields: ['household'],
    reason: null,
    explanation: null,
  })
  return {
    id: row.id,
    headCount: row.head_count,
    contactName: contact.name ?? null,
    contactPhone: mask(contact.phone),
    generated: row.generated,
    version: row.version,
    residents: residents.map((resident) => {
      const identity = openRecord<Identity>(
        work,
        resident.emergency,
        `registry.resident:${resident.id}`,
        resident.identity,
      )
      return {
        id: resident.id,
        name: identity.name,
        sex: resident.sex,
        birthYear: resident.birth_year,
        idNumber: mask(identity.idNumber),
        phone: mask(identity.phone),
        arrivedOn: resident.arrived_on,
        leftOn: resident.left_on,
        generated: resident.generated,
      }
    }),
  }
}

/** A value for the screen: phones and identity numbers stay masked in histories and conflicts too. */
function shown(field: string, value: unknown): string | null {
  if (value === null || value === undefined) return null
  return field === 'contactPhone' || field === 'phone' || field === 'idNumber' ? mask(String(value)) : String(value)
}

function toDoor(row: DoorListRow): DoorRow {
  return {
    id: row.id,
    path: row.path,
    address: row.address,
    number: row.number,
    walkOrder: row.walk_order,
    state: row.state as DoorRow['state'],
    attempts: row.attempts,
    persons: row.persons,
    mismatch: row.mismatch,
    found: row.found,
    sources: row.sources,
    lastAt: row.last_at?.toISOString() ?? null,
    nextAt: row.next_at?.toISOString() ?? null,
    class: row.class,
    responsible: row.responsible,
  }
}
