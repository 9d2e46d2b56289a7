import type { Queryable } from '#platform/server/db/tx.ts'

/** A household as it stands. */
export interface HouseholdRow {
  id: string
  door: string
  path: string
  emergency: string
  head_count: number
  contact: Buffer | null
  generated: boolean
  changed_at: Date
  changed_by: string
  version: number
}

/** A resident as it stands. */
export interface ResidentRow {
  id: string
  household: string
  path: string
  emergency: string
  sex: string | null
  birth_year: number | null
  identity: Buffer
  arrived_on: string | null
  left_on: string | null
  left_to: string | null
  generated: boolean
  version: number
}

/** A resident as it goes in. */
export interface ResidentInput {
  id: string
  household: string
  path: string
  emergency: string
  sex: string | null
  birthYear: number | null
  identity: Buffer
  nameIndex: Buffer | null
  idIndex: Buffer | null
  phoneIndex: Buffer | null
  generated: boolean
  arrivedOn: string | null
  at: Date
  by: string
}

const household =
  'id, door, path::text as path, emergency, head_count, contact, generated, changed_at, changed_by, version'
const resident =
  'id, household, path::text as path, emergency, sex, birth_year, identity, arrived_on, left_on, left_to, generated, version'

/** A household by id, locked for an edit. */
export async function lockHousehold(db: Queryable, county: number, id: string): Promise<HouseholdRow | undefined> {
  const [row] = await db.query<HouseholdRow>(
    `select ${household} from registry.household where county = $1 and id = $2 and left_at is null for update`,
    [county, id],
  )
  return row
}

/** A household by id. */
export async function findHousehold(db: Queryable, county: number, id: string): Promise<HouseholdRow | undefined> {
  const [row] = await db.query<HouseholdRow>(
    `select ${household} from registry.household where county = $1 and id = $2`,
    [county, id],
  )
  return row
}

/** The household that lives behind a door. */
export async function findHouseholdOfDoor(
  db: Queryable,
  county: number,
  door: string,
): Promise<HouseholdRow | undefined> {
  const [row] = await db.query<HouseholdRow>(
    `select ${household} from registry.household where county = $1 and door = $2 and left_at is null`,
    [county, door],
  )
  return row
}

/** Residents of a household, those who live there first. */
export function residentsOf(db: Queryable, county: number, id: string): Promise<ResidentRow[]> {
  return db.query<ResidentRow>(
    `select ${resident} from registry.resident where county = $1 and household = $2 order by left_on nulls first, birth_year, id`,
    [county, id],
  )
}

/** Residents within reach who live there, by id, with their door. */
export function residentsById(db: Queryable, county: number, ids: readonly string[]) {
  return db.query<ResidentRow & { door: string }>(
    `select r.id, r.household, r.path::text as path, r.emergency, r.sex, r.birth_year, r.identity, r.arrived_on, r.left_on, r.left_to,
            r.generated, r.version, h.door
       from registry.resident r join registry.household h on h.county = r.county and h.id = r.household
      where r.county = $1 and r.id = any ($2::uuid[])`,
    [county, ids],
  )
}

/** A resident by id, locked for an edit. */
export async function lockResident(db: Queryable, county: number, id: string): Promise<ResidentRow | undefined> {
  const [row] = await db.query<ResidentRow>(
    `select ${resident} from registry.resident where county = $1 and id = $2 for update`,
    [county, id],
  )
  return row
}

/** Puts residents on the roll and answers whose ids were new; one that stands already (an id sent twice) is left as it is. */
export async function insertResidents(
  db: Queryable,
  county: number,
  rows: readonly ResidentInput[],
): Promise<readonly string[]> {
  if (rows.length === 0) return []
  const made = await db.query<{ id: string }>(
    `insert into registry.resident (county, id, household, path, emergency, sex, birth_year, identity, name_index, id_index, phone_index, generated, arrived_on, changed_at, changed_by)
     select $1, r.* from unnest($2::uuid[], $3::uuid[], $4::ltree[], $5::uuid[], $6::text[], $7::smallint[], $8::bytea[], $9::bytea[], $10::bytea[], $11::bytea[], $12::boolean[], $13::date[], $14::timestamptz[], $15::uuid[]) as r
     on conflict (county, id) do nothing returning id`,
    [
      county,
      rows.map((r) => r.id),
      rows.map((r) => r.household),
      rows.map((r) => r.path),
      rows.map((r) => r.emergency),
      rows.map((r) => r.sex),
      rows.map((r) => r.birthYear),
      rows.map((r) => r.identity),
      rows.map((r) => r.nameIndex),
      rows.map((r) => r.idIndex),
      rows.map((r) => r.phoneIndex),
      rows.map((r) => r.generated),
      rows.map((r) => r.arrivedOn),
      rows.map((r) => r.at),
      rows.map((r) => r.by),
    ],
  )
  return made.map(({ id }) => id)
}

/** Writes a household's values. */
export function updateHousehold(
  db: Queryable,
  county: number,
  row: { id: string; headCount: number; contact: Buffer | null; phoneIndex: Buffer | null; at: Date; by: string },
) {
  return db.query(
    `update registry.household set head_count = $3, contact = $4, phone_index = $5, changed_at = $6, changed_by = $7, version = version + 1
      where county = $1 and id = $2`,
    [county, row.id, row.headCount, row.contact, row.phoneIndex, row.at, row.by],
  )
}

/** Writes a resident's values. */
export function updateResident(
  db: Queryable,
  county: number,
  row: {
    id: string
    sex: string | null
    birthYear: number | null
    identity: Buffer
    nameIndex: Buffer | null
    idIndex: Buffer | null
    phoneIndex: Buffer | null
    at: Date
    by: string
  },
) {
  return db.query(
    `update registry.resident set sex = $3, birth_year = $4, identity = $5, name_index = $6, id_index = $7, phone_index = $8, changed_at = $9, changed_by = $10, version = version + 1
      where county = $1 and id = $2`,
    [
      ...[county, row.id, row.sex, row.birthYear, row.identity],
      ...[row.nameIndex, row.idIndex, row.phoneIndex, row.at, row.by],
    ],
  )
}

/** Notes that a resident left. */
export function markLeft(
  db: Queryable,
  county: number,
  id: string,
  leftOn: string,
  to: string | null,
  at: Date,
  by: string,
) {
  return db.query(
    'update registry.resident set left_on = $3, left_to = $4, changed_at = $5, changed_by = $6, version = version + 1 where county = $1 and id = $2',
    [county, id, leftOn, to, at, by],
  )
}

/** Head count of a door's household has changed: the ledger and the figures follow. */
export function moveHeadCount(
  db: Queryable,
  county: number,
  door: string,
  headCount: number,
  day: string,
  delta: string,
  ord: number,
) {
  return db.query(
    `with before as (
       select id, path, persons, state from registry.door where county = $1 and id = $2 for update
     ), moved as (
       update registry.door d set persons = case when d.state = 'registered' then $3::smallint else 0 end from before b where d.county = $1 and d.id = b.id returning d.persons
     )
     insert into registry.coverage_delta (county, id, ord, path, day, persons)
     select $1, $5, $6, b.path, $4::date, m.persons - b.persons from before b, moved m where m.persons <> b.persons`,
    [county, door, headCount, day, delta, ord],
  )
}
