import type { Queryable } from '#platform/server/db/tx.ts'

/** A door with its address. */
export interface DoorListRow {
  id: string
  path: string
  address: string
  number: string
  walk_order: number
  state: string
  attempts: number
  persons: number
  mismatch: boolean
  found: boolean
  sources: string[]
  last_at: Date | null
  next_at: Date | null
  class: number | null
  responsible: string | null
}

const detail = `
select p.id, p.path::text as path, w.address, w.number, p.walk_order, p.state, p.attempts, p.persons, p.mismatch, p.found, w.sources, p.last_at, p.next_at,
       c.class, c.responsible
  from page p join place.pub_dwelling w on w.county = $1 and w.id = p.id
  left join lateral (
    select a.class, a.responsible from place.pub_area a
     where a.county = $1 and a.kind = 'compound' and a.path = any (array(select subpath(p.path, 0, i) from generate_series(4, nlevel(p.path)) i)) limit 1
  ) c on true
 order by p.path, p.walk_order, p.id`

/** The filters of the list; each has its own index, so that any page at any depth reads what it shows and no more. */
const filters = {
  all: 'true',
  state: 'd.state = $7',
  thrice: "d.state = 'nobody_home' and d.attempts >= 3",
  mismatch: 'd.mismatch',
  found: 'd.found',
  due: "d.state <> 'registered' and (d.state = 'unreached' or (d.state = 'nobody_home' and (d.next_at is null or d.next_at <= $8)))",
} as const
export type DoorFilter = keyof typeof filters

const pageOf = (filter: string, search: string) => `
with page as materialized (
  select d.* from registry.door d${search === '' ? '' : ' join place.pub_dwelling s on s.county = $1 and s.id = d.id'}
   where d.county = $1 and d.path >= $2::ltree and d.path < app.path_end($2::ltree) and ${filter}${search}
     and ($3::ltree is null or (d.path, d.walk_order, d.id) > ($3::ltree, $4::int, $5::uuid))
     and ($7::text is null or true) and ($8::timestamptz is null or true) and ($9::text is null or true)
   order by d.path, d.walk_order, d.id limit $6
)${detail}`

const texts = Object.fromEntries(
  Object.entries(filters).flatMap(([name, filter]) => [
    [name, pageOf(filter, '')],
    [`${name}?`, pageOf(filter, ` and s.address ilike '%' || $9 || '%'`)],
  ]),
)

/** A page of doors below a path in walking order. */
export function listDoorRows(
  db: Queryable,
  at: { county: number; path: string; after: { path: string; walkOrder: number; id: string } | null; limit: number },
  filter: DoorFilter,
  values: { state: string | null; now: Date; q: string | null },
): Promise<DoorListRow[]> {
  const text = texts[values.q === null ? filter : `${filter}?`] as string
  const q = values.q === null ? null : values.q.replace(/[\\%_]/g, (mark) => `\\${mark}`)
  return db.query<DoorListRow>(text, [
    at.county,
    at.path,
    at.after?.path ?? null,
    at.after?.walkOrder ?? null,
    at.after?.id ?? null,
    at.limit,
    values.state,
    values.now,
    q,
  ])
}

/** One door. */
export async function findDoor(db: Queryable, county: number, id: string): Promise<DoorListRow | undefined> {
  const [row] = await db.query<DoorListRow>(
    `with page as (select d.* from registry.door d where d.county = $1 and d.id = $2)${detail}`,
    [county, id],
  )
  return row
}

/** Visits of a door, newest first. */
export function visitsOf(db: Queryable, county: number, door: string) {
  return db.query<{
    id: string
    outcome: string
    occurred_at: Date
    received_at: Date
    actor: string
    persons: number | null
    next_at: Date | null
    note: Buffer | null
    emergency: string
  }>(
    `select id, outcome, occurred_at, received_at, actor, persons, next_at, note, emergency from registry.visit
      where county = $1 and door = $2 order by occurred_at desc, id desc limit 50`,
    [county, door],
  )
}

/** Changed fields of a household, newest first. */
export function changesOf(db: Queryable, county: number, household: string) {
  return db.query<{
    id: string
    ord: number
    field: string
    resident: string | null
    was_and_is: Buffer
    emergency: string
    actor: string
    received_at: Date
  }>(
    `select id, ord, field, resident, was_and_is, emergency, actor, received_at from registry.change
      where county = $1 and household = $2 order by received_at desc, id desc, ord limit 100`,
    [county, household],
  )
}

/** Keeps who looked at a household, when, at what and why. */
export function keepLook(
  db: Queryable,
  look: {
    county: number
    id: string
    household: string
    path: string
    actor: string
    at: Date
    fields: readonly string[]
    reason: string | null
    explanation: Buffer | null
  },
) {
  return db.query(
    `insert into registry.look (county, id, household, path, actor, at, fields, reason, explanation) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [look.county, look.id, look.household, look.path, look.actor, look.at, look.fields, look.reason, look.explanation],
  )
}
