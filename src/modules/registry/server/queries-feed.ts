import type { Queryable } from '#platform/server/db/tx.ts'
import type { ChangesAsk } from '#platform/server/sync/sources.ts'
import type { HouseholdRow, ResidentRow } from './queries-household.ts'

/** A door that changed. */
export interface FeedDoorRow {
  id: string
  path: string
  walk: string
  walk_order: number
  number: string
  address: string
  state: string
  attempts: number
  persons: number
  mismatch: boolean
  found: boolean
  last_at: Date | null
  next_at: Date | null
}

// Each range is walked by itself along the index of the walking order, as a worker's list is; ends of ranges stand in a step of
// their own, because row security lets an index see plain columns only. A row that was written by the cursor's transaction or
// a later one has an age of at most the cursor's. A negative age is that of a row so old that its number came round again, or
// of one that was committed after this transaction's first look: the next round tells that one.
const ranges = `ranges as materialized (
  select a.path, subpath(a.path, 0, 4) as since, app.path_end(subpath(a.path, 0, 4)) as upto from unnest($2::ltree[]) as a (path)
)`
const written = (row: string, past: string) => `age(${row}.xmin) between 0 and age(${past}::xid)`
const isChange = `(${written('d', '$4')} or not (d.path <@ $5::ltree[] or d.id = any ($6::uuid[])))`
const isAfter = '(d.walk, d.walk_order, d.id) > ($8::ltree, $9::int, $10::uuid)'
const byWalk = 'order by d.walk, d.walk_order, d.id limit $7'

const pageText = (isAll: boolean, isNext: boolean) => {
  const which = `${isAll ? '($4::text is null and $5::ltree[] is not null and $6::uuid[] is not null)' : isChange}${isNext ? ` and ${isAfter}` : ''}`
  return `
with ${ranges}, page as materialized (
  select d.* from (
    (select d.* from ranges a join registry.door d on d.county = $1 and d.walk >= a.since and d.walk < a.upto and d.path <@ a.path and ${which})
    union all
    (select d.* from registry.door d where d.county = $1 and d.id = any ($3::uuid[]) and not (d.path <@ $2::ltree[]) and ${which})
  ) d ${byWalk}
)
select d.id, d.path::text as path, d.walk::text as walk, d.walk_order, w.number, w.address, d.state::text as state, d.attempts,
       d.persons::smallint as persons, d.mismatch, d.found, d.last_at, d.next_at
  from page d join place.pub_dwelling w on w.county = $1 and w.id = d.id
 ${byWalk}`
}
const pageTexts = new Map<string, string>()

/** Doors of a scope that changed, in walking order. */
export function listChangedDoors(
  db: Queryable,
  county: number,
  ask: ChangesAsk,
  limit: number,
): Promise<FeedDoorRow[]> {
  const { scope, past, covered, after } = ask
  const key = `${past === null} ${after !== null}`
  const text = pageTexts.get(key) ?? pageText(past === null, after !== null)
  pageTexts.set(key, text)
  const place = after ? [after.walk, after.order, after.id] : []
  return db.query<FeedDoorRow>(text, [
    county,
    scope.paths,
    scope.ids,
    past,
    covered.paths,
    covered.ids,
    limit,
    ...place,
  ])
}

/** Doors that left the scope since, and are not in it now. */
export async function listGoneDoors(db: Queryable, county: number, { scope, past }: ChangesAsk): Promise<string[]> {
  const rows = await db.query<{ id: string }>(
    `with ends as materialized (select a.path as since, app.path_end(a.path) as upto from unnest($2::ltree[]) as a (path)),
     noted as (
       select g.door from ends e join registry.gone g on g.county = $1 and g.path >= e.since and g.path < e.upto and ${written('g', '$4')}
       union
       select g.door from registry.gone g where g.county = $1 and g.door = any ($3::uuid[]) and ${written('g', '$4')}
     )
     select n.door as id from noted n
      where not exists (select from registry.door d where d.county = $1 and d.id = n.door and (d.path <@ $2::ltree[] or d.id = any ($3::uuid[])))`,
    [county, scope.paths, scope.ids, past],
  )
  return rows.map(({ id }) => id)
}

/** Households that live behind some doors. */
export const householdsOfDoors = (db: Queryable, county: number, doors: readonly string[]) =>
  db.query<HouseholdRow>(
    `select id, door, path::text as path, emergency, head_count, contact, generated, changed_at, changed_by, version
       from registry.household where county = $1 and door = any ($2::uuid[]) and left_at is null`,
    [county, doors],
  )

/** Residents of some households, those who live there first. */
export const residentsOfHouseholds = (db: Queryable, county: number, households: readonly string[]) =>
  db.query<Omit<ResidentRow, 'path' | 'left_to' | 'version'>>(
    `select id, household, emergency, sex, birth_year, identity, arrived_on, left_on, generated from registry.resident
      where county = $1 and household = any ($2::uuid[]) order by left_on nulls first, birth_year, id`,
    [county, households],
  )

/** The last three visits of some doors, newest first. */
export const lastVisitsOfDoors = (db: Queryable, county: number, doors: readonly string[]) =>
  db.query<{
    id: string
    door: string
    outcome: string
    occurred_at: Date
    received_at: Date
    actor: string
    persons: number | null
    next_at: Date | null
    note: Buffer | null
    emergency: string
  }>(
    `select v.id, v.door, v.outcome::text as outcome, v.occurred_at, v.received_at, v.actor, v.persons, v.next_at, v.note, v.emergency
       from unnest($2::uuid[]) as d (id) cross join lateral (
         select * from registry.visit v where v.county = $1 and v.door = d.id order by v.occurred_at desc, v.id desc limit 3
       ) v order by v.occurred_at desc, v.id desc`,
    [county, doors],
  )

/** Keeps that households came onto a phone: one look a day, household and account, whatever else was looked at that day. */
export function keepDeliveries(
  db: Queryable,
  county: number,
  actor: string,
  at: Date,
  looks: readonly { id: string; household: string; path: string }[],
) {
  return db.query(
    `insert into registry.look (county, id, household, path, actor, at, fields)
     select $1, l.id, l.household, l.path, $2, $3, '{household}'
       from unnest($4::uuid[], $5::uuid[], $6::ltree[]) as l (id, household, path)
      where not exists (
        select from registry.look k where k.county = $1 and k.household = l.household and k.actor = $2 and k.reason is null and k.at > $3::timestamptz - interval '1 day')`,
    [
      county,
      actor,
      at,
      looks.map(({ id }) => id),
      looks.map(({ household }) => household),
      looks.map(({ path }) => path),
    ],
  )
}
