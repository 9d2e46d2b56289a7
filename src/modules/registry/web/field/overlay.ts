import type { BodyOf } from '#platform/contract/index.ts'
import type { OutboxEntry } from '#platform/web/outbox.ts'
import {
  addResidents,
  type DoorDocument,
  editHousehold,
  recordVisit,
  reportDoor,
  residentLeft,
} from '../../contract/index.ts'

type Entry = Pick<OutboxEntry, 'id' | 'name' | 'body' | 'occurredAt'>
type Home = NonNullable<DoorDocument['household']>
type Doors = Map<string, DoorDocument>
type Named = { id: string; path: string; name: string }

/** Finds the door of a household or of a resident; made anew whenever doors change, and only where something asks. */
function finder(doors: Doors): (id: string) => DoorDocument | undefined {
  let homes: Map<string, string> | undefined
  return (id) => {
    if (!homes) {
      homes = new Map()
      for (const { id: door, household } of doors.values())
        for (const one of household ? [household, ...household.residents] : []) homes.set(one.id, door)
    }
    return doors.get(homes.get(id) ?? '')
  }
}

/**
 * Puts what waits in the outbox on top of the doors, in its order. Answers the ids of all that it touches: doors, households
 * and residents, and of the visits themselves, for the mark that says so.
 */
export function overlay(doors: Doors, entries: readonly Entry[], areas: readonly Named[]): Set<string> {
  const touched = new Set<string>()
  let find = finder(doors)
  const put = (door: DoorDocument | undefined, ...more: readonly string[]): void => {
    if (!door) return
    doors.set(door.id, door)
    for (const id of [door.id, ...more]) touched.add(id)
    // Who came behind a door just now can be the one that the next command is about.
    find = finder(doors)
  }
  for (const entry of entries) {
    if (entry.name === recordVisit.name) {
      const visit = entry.body as BodyOf<typeof recordVisit>
      const door = doors.get(visit.door)
      put(door && withVisit(door, visit, entry), entry.id)
    } else if (entry.name === editHousehold.name) {
      const edit = entry.body as BodyOf<typeof editHousehold>
      const door = find(edit.household)
      const members = (edit.residents ?? []).map(({ id }) => id)
      put(door && withEdit(door, edit), ...members, ...(edit.fields ? [edit.household] : []))
    } else if (entry.name === addResidents.name) {
      const { household, residents } = entry.body as BodyOf<typeof addResidents>
      const door = find(household)
      put(door && withArrivals(door, residents), ...residents.map(({ id }) => id))
    } else if (entry.name === residentLeft.name) {
      const { resident, leftOn } = entry.body as BodyOf<typeof residentLeft>
      const door = find(resident)
      put(door && withDeparture(door, resident, leftOn), resident)
    } else if (entry.name === reportDoor.name) put(newDoor(doors, entry.body as BodyOf<typeof reportDoor>, areas))
  }
  return touched
}

/** The door with a household edit on it; what is masked stays masked. */
export function withEdit(
  door: DoorDocument,
  { fields = {}, residents = [] }: BodyOf<typeof editHousehold>,
): DoorDocument {
  const { headCount, contactName, contactPhone } = fields
  const count = headCount?.is
  const changed = changeHome(door, (home) => ({
    ...home,
    ...(count === undefined ? {} : { headCount: count }),
    ...(contactName ? { contactName: contactName.is || null } : {}),
    ...(contactPhone ? { contactPhone: contactPhone.is ? mask(contactPhone.is) : null } : {}),
    residents: home.residents.map((resident) => {
      const edit = residents.find(({ id }) => id === resident.id)
      if (!edit) return resident
      return {
        ...resident,
        ...(edit.name ? { name: edit.name.is } : {}),
        ...(edit.sex ? { sex: edit.sex.is } : {}),
        ...(edit.birthYear ? { birthYear: edit.birthYear.is } : {}),
        ...(edit.idNumber ? { idNumber: edit.idNumber.is ? mask(edit.idNumber.is) : null } : {}),
        ...(edit.phone ? { phone: edit.phone.is ? mask(edit.phone.is) : null } : {}),
      }
    }),
  }))
  return count !== undefined && door.state === 'registered' ? { ...changed, persons: count } : changed
}

function withArrivals(door: DoorDocument, residents: BodyOf<typeof addResidents>['residents']): DoorDocument {
  return changeHome(door, (home) => {
    const known = new Set(home.residents.map(({ id }) => id))
    const fresh = residents.filter(({ id }) => !known.has(id))
    return { ...home, residents: [...home.residents, ...fresh.map((one) => asMember(one, home.generated))] }
  })
}

function withDeparture(door: DoorDocument, resident: string, leftOn: string): DoorDocument {
  return changeHome(door, (home) => ({
    ...home,
    residents: home.residents.map((one) => (one.id === resident ? { ...one, leftOn } : one)),
  }))
}

function changeHome(door: DoorDocument, change: (home: Home) => Home): DoorDocument {
  return door.household ? { ...door, household: change(door.household) } : door
}

/** A found door before the server has it: after its neighbours, by the name of its area. */
function newDoor(doors: Doors, { id, area, number }: BodyOf<typeof reportDoor>, areas: readonly Named[]) {
  const place = areas.find((one) => one.id === area)
  if (doors.has(id) || !place) return doors.get(id)
  const beside = [...doors.values()].filter(({ path }) => path === place.path)
  const last = beside.reduce<DoorDocument | undefined>((a, b) => (a && a.walkOrder > b.walkOrder ? a : b), undefined)
  const door: DoorDocument = {
    id,
    path: place.path,
    number,
    address: `${place.name}${number}`,
    walk: last?.walk ?? place.path,
    walkOrder: (last?.walkOrder ?? 0) + 1,
    state: 'unreached',
    attempts: 0,
    persons: 0,
    mismatch: false,
    found: true,
    lastAt: null,
    nextAt: null,
    household: null,
    visits: [],
  }
  return door
}

/** The door after a visit that is on its way, by the rule of the ledger: nobody home decides only while there is no answer. */
export function withVisit(
  door: DoorDocument,
  visit: BodyOf<typeof recordVisit>,
  { id, occurredAt }: Pick<OutboxEntry, 'id' | 'occurredAt'>,
): DoorDocument {
  const isAnswer = visit.outcome !== 'nobody_home'
  const decides = isAnswer || ['unreached', 'nobody_home'].includes(door.state)
  const persons = visit.outcome === 'registered' ? (door.household?.headCount ?? visit.household?.headCount ?? 0) : 0
  const added = visit.household
  return {
    ...door,
    state: decides ? visit.outcome : door.state,
    persons: decides ? persons : door.persons,
    attempts: door.attempts + (isAnswer ? 0 : 1),
    lastAt: occurredAt,
    nextAt: visit.nextAt ?? null,
    household:
      door.household ??
      (added
        ? {
            id: added.id,
            headCount: added.headCount,
            contactName: added.contactName ?? null,
            contactPhone: added.contactPhone ? mask(added.contactPhone) : null,
            generated: added.generated ?? false,
            version: 1,
            residents: (added.residents ?? []).map((one) => asMember(one, added.generated ?? false)),
          }
        : null),
    visits: [
      {
        id,
        outcome: visit.outcome,
        occurredAt,
        receivedAt: occurredAt,
        // Nobody else's waits here.
        by: '',
        persons: visit.household?.headCount ?? null,
        nextAt: visit.nextAt ?? null,
        note: visit.note ?? null,
      },
      ...door.visits,
    ],
  }
}

function asMember(
  { id, name, sex, birthYear, idNumber, phone, arrivedOn }: BodyOf<typeof addResidents>['residents'][number],
  generated: boolean,
): Home['residents'][number] {
  return {
    id,
    name,
    sex: sex ?? null,
    birthYear: birthYear ?? null,
    idNumber: idNumber ? mask(idNumber) : null,
    phone: phone ? mask(phone) : null,
    arrivedOn: arrivedOn ?? null,
    leftOn: null,
    generated,
  }
}

/** As the server shows what is sensitive: the last four. */
function mask(text: string): string {
  return `${'*'.repeat(Math.max(0, text.length - 4))}${text.slice(-4)}`
}
