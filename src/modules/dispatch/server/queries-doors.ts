import type { Queryable } from '#platform/server/db/tx.ts'

/** A door on a worker's way. */
export interface DoorRow {
  id: string
  area: string
  walk: string
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

const due = `(d.state = 'unreached' or (d.state = 'nobody_home' and (d.next_at is null or d.next_at <= $4)))`
const done = `d.state not in ('unreached', 'nobody_home')`

// Each range is walked by itself along the index of the walking order, which goes by grid; an area below a grid is a part of it. Its end stands in a step of its own, because row
// security lets an index see plain columns only.
const ranges = `ranges as materialized (
  select a.path, subpath(a.path, 0, 4) as since, app.path_end(subpath(a.path, 0, 4)) as upto from unnest($2::ltree[]) as a (path)
)`
const inRange = 'd.county = $1 and d.walk >= a.since and d.walk < a.upto and d.path <@ a.path'
const single = 'd.county = $1 and d.id = any ($3::uuid[])'

// Areas are counted from the rollups and the differences not folded yet; of their doors only those where nobody was home are
// read, since they alone become due with time. Single doors are read themselves.
const answered = 'registered + c.refused + c.vacant + c.demolished + c.not_dwelling'
const figures = `c.unreached + c.nobody_home + c.${answered} as total, c.unreached as due, c.${answered} as done`
const countText = `
with ${ranges}
select coalesce(sum(x.total), 0)::int as total, coalesce(sum(x.due), 0)::int as due, coalesce(sum(x.done), 0)::int as done from (
  select ${figures} from registry.pub_coverage c where c.county = $1 and c.path = any ($2::ltree[])
  union all
  select ${figures} from registry.pub_coverage_delta c where c.county = $1 and c.path <@ $2::ltree[]
  union all
  select 0, n.due, 0 from ranges a cross join lateral (
    select count(*) as due from registry.pub_door d where ${inRange} and d.state = 'nobody_home' and d.next_at <= $4) n
  union all
  select 0, n.due, 0 from ranges a cross join lateral (
    select count(*) as due from registry.pub_door d where ${inRange} and d.state = 'nobody_home' and d.next_at is null) n
  union all
  select count(*), count(*) filter (where ${due}), count(*) filter (where ${done}) from registry.pub_door d where ${single}
) x`

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

const after = '($5::ltree is null or (d.walk, d.walk_order, d.id) > ($5::ltree, $6::int, $7::uuid))'
const inOrder = (alias: string) => `order by ${alias}.walk, ${alias}.walk_order, ${alias}.id limit $8`
const columns = `p.id, w.area, p.walk::text as walk, w.address, w.number, p.walk_order, p.state, p.attempts, p.persons, p.last_at, p.next_at`
const withAddress = ' join place.pub_dwelling w on w.county = $1 and w.id = d.id'
const matching = ' and (strpos(lower(w.address), lower($9)) > 0 or w.number = $9)'

/**
 * What is shown, and the same in parts each of which walks an index that holds its condition, so that a page costs what it
 * shows and not what it passes over.
 */
const shown = {
  due: {
    which: due,
    parts: [
      "d.state = 'unreached'",
      "d.state = 'nobody_home' and d.next_at is null",
      "d.state = 'nobody_home' and d.next_at <= $4",
    ],
  },
  done: {
    which: done,
    parts: ['registered', 'refused', 'vacant', 'demolished', 'not_dwelling'].map((state) => `d.state = '${state}'`),
  },
  all: { which: 'true', parts: ['true'] },
} as const

// Every text takes the same parameters, so that one call serves all.
const pageText = (show: keyof typeof shown, isSearch: boolean) => {
  const [join, match] = isSearch ? [withAddress, matching] : ['', ' and $9::text is null']
  const filter = `${after} and $4::timestamptz is not null${match}`
  const { which, parts } = shown[show]
  const walked = parts.map(
    (part) => `(select d.* from registry.pub_door d${join} where ${inRange} and ${part} and ${filter} ${inOrder('d')})`,
  )
  return `
with ${ranges}, p as materialized (
  select c.* from (
    select c.* from ranges a cross join lateral (
      select d.* from (${walked.join(' union all ')}) d ${inOrder('d')}) c
    union all
    select d.* from registry.pub_door d${join} where ${single} and ${which} and ${filter}
  ) c ${inOrder('c')}
) select ${columns} from p${withAddress.replace('d.id', 'p.id')} order by p.walk, p.walk_order, p.id`
}

const texts = {
  page: { due: pageText('due', false), done: pageText('done', false), all: pageText('all', false) },
  search: { due: pageText('due', true), done: pageText('done', true), all: pageText('all', true) },
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
    after: { walk: string; walkOrder: number; id: string } | null
    limit: number
  },
): Promise<DoorRow[]> {
  return db.query<DoorRow>(texts[page.search === null ? 'page' : 'search'][page.show], [
    county,
    set.areas,
    set.doors,
    page.now,
    page.after?.walk ?? null,
    page.after?.walkOrder ?? null,
    page.after?.id ?? null,
    page.limit,
    page.search,
  ])
}
