import type { Queryable } from '#platform/server/db/tx.ts'

/** A door on a worker's way. */
export interface DoorRow {
  id: string
  area: string
  path: string
  address: string
  number: string
  walk_order: number
  state: string
  attempts: number
  persons: number
  last_at: Date | null
  next_at: Date | null
}

/** The doors meant: those below disjoint areas, and single ones outside of them. */
export interface DoorSet {
  areas: readonly string[]
  doors: readonly string[]
}

/** Live tasks of a worker as places. */
export const placesOf = (db: Queryable, county: number, account: string, task: string | null) =>
  db.query<{ place: string; path: string; is_dwelling: boolean }>(
    `select place, path::text as path, is_dwelling from dispatch.task
      where county = $1 and assignee = $2 and withdrawn_at is null and ($3::uuid is null or id = $3)`,
    [county, account, task],
  )

const wanted = `
wanted as (
  select d.* from unnest($2::ltree[]) as a (path)
    join registry.pub_door d on d.county = $1 and d.path >= a.path and d.path < app.path_end(a.path)
  union all
  select d.* from registry.pub_door d where d.county = $1 and d.id = any ($3::uuid[])
)`
const due = `(state = 'unreached' or (state = 'nobody_home' and (next_at is null or next_at <= $4)))`
const done = `state not in ('unreached', 'nobody_home')`

const countText = `
with ${wanted}
select count(*)::int as total, count(*) filter (where ${due})::int as due, count(*) filter (where ${done})::int as done from wanted`

/** How many doors there are, how many want a visit now, how many are done. */
export async function countDoors(db: Queryable, county: number, set: DoorSet, now: Date) {
  const rows = await db.query<{ total: number; due: number; done: number }>(countText, [
    county,
    set.areas,
    set.doors,
    now,
  ])
  return rows[0] ?? { total: 0, due: 0, done: 0 }
}

const after = '($5::ltree is null or (w.path, w.walk_order, w.id) > ($5::ltree, $6::int, $7::uuid))'
const columns = `p.id, d.area, p.path::text as path, d.address, d.number, p.walk_order, p.state, p.attempts, p.persons, p.last_at, p.next_at`
const order = (alias: string) => `order by ${alias}.path, ${alias}.walk_order, ${alias}.id`

// Every text takes the same parameters, so that one call serves all.
const pageText = (which: string) => `
with ${wanted}, p as materialized (
  select w.* from wanted w where ${which} and ${after} and $4::timestamptz is not null and $9::text is null ${order('w')} limit $8
) select ${columns} from p join place.pub_dwelling d on d.county = $1 and d.id = p.id ${order('p')}`
const searchText = (which: string) => `
with ${wanted}, w as (select * from wanted where ${which} and $4::timestamptz is not null)
select ${columns.replaceAll('p.', 'w.')} from w join place.pub_dwelling d on d.county = $1 and d.id = w.id
 where ${after} and (strpos(lower(d.address), lower($9)) > 0 or d.number = $9) ${order('w')} limit $8`

const texts = {
  page: { due: pageText(due), done: pageText(done), all: pageText('true') },
  search: { due: searchText(due), done: searchText(done), all: searchText('true') },
} as const

/** A page of doors in walking order, at most `limit`. */
export function listDoors(
  db: Queryable,
  county: number,
  set: DoorSet,
  page: {
    now: Date
    show: 'due' | 'done' | 'all'
    search: string | null
    after: { path: string; walkOrder: number; id: string } | null
    limit: number
  },
): Promise<DoorRow[]> {
  return db.query<DoorRow>(texts[page.search === null ? 'page' : 'search'][page.show], [
    county,
    set.areas,
    set.doors,
    page.now,
    page.after?.path ?? null,
    page.after?.walkOrder ?? null,
    page.after?.id ?? null,
    page.limit,
    page.search,
  ])
}
