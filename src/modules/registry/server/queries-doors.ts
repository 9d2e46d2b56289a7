import { searchPatterns } from '#platform/server/db/search.ts'
import type { Queryable } from '#platform/server/db/tx.ts'
import { type DoorState, doorStates } from '../contract/index.ts'

/** A door with its address. */
export interface DoorListRow {
  id: string
  path: string
  walk: string
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
select p.id, p.path::text as path, p.walk::text as walk, w.address, w.number, p.walk_order, p.state, p.attempts, p.persons, p.mismatch, p.found, w.sources, p.last_at, p.next_at,
       c.class, c.responsible
  from page p join place.pub_dwelling w on w.county = $1 and w.id = p.id
  left join lateral (
    select a.class, a.responsible from place.pub_area a
     where a.county = $1 and a.kind = 'compound' and a.path = any (array(select subpath(p.path, 0, i) from generate_series(4, nlevel(p.path)) i)) limit 1
  ) c on true
 order by p.walk, p.walk_order, p.id`

/**
 * The filters of the list. Words, not parameters: a plan is made once for all values, and only a word in the text lets it
 * choose the index of that filter. `due` is a union, each part of which walks an index that holds its condition.
 */
const filters = {
  all: ['true'],
  ...(Object.fromEntries(doorStates.map((state) => [state, [`d.state = '${state}'`]])) as Record<DoorState, [string]>),
  thrice: ["d.state = 'nobody_home' and d.attempts >= 3"],
  mismatch: ['d.mismatch'],
  found: ['d.found'],
  due: [
    "d.state = 'unreached'",
    "d.state = 'nobody_home' and d.next_at is null",
    "d.state = 'nobody_home' and d.next_at <= :now",
  ],
} as const satisfies Record<string, readonly string[]>
export type DoorFilter = keyof typeof filters

/** What a page is asked with; each text names only those that it needs. */
interface PageValues {
  county: number
  path: string
  limit: number
  walk: string
  order: number
  id: string
  now: Date
  q: string[]
}
interface PageText {
  text: string
  names: (keyof PageValues)[]
}

/** Whole grids lie together on the walk; an area below a grid is a part of its grid's walk. */
const pageText = (filter: DoorFilter, isNext: boolean, isSearch: boolean): PageText => {
  const join = isSearch ? ' join place.pub_dwelling s on s.county = :county and s.id = d.id' : ''
  const search = isSearch ? ' and s.address ilike all (:q::text[])' : ''
  const after = isNext ? ' and (d.walk, d.walk_order, d.id) > (:walk::ltree, :order::int, :id::uuid)' : ''
  const inReach = 'd.walk >= (select since from reach) and d.walk < (select upto from reach) and d.path <@ :path::ltree'
  const order = 'order by d.walk, d.walk_order, d.id limit :limit'
  const parts = filters[filter].map(
    (part) =>
      `(select d.* from registry.door d${join} where d.county = :county and ${inReach} and ${part}${after}${search} ${order})`,
  )
  return number(`
with reach as materialized (select subpath(:path::ltree, 0, 4) as since, app.path_end(subpath(:path::ltree, 0, 4)) as upto),
page as materialized (select d.* from (${parts.join(' union all ')}) d ${order})${detail.replaceAll('$1', ':county')}`)
}

/** Replaces names by numbers in the order in which they come. */
function number(text: string): PageText {
  const names: (keyof PageValues)[] = []
  const numbered = text.replace(/(?<!:):([a-z]+)\b/g, (_, name: keyof PageValues) => {
    if (!names.includes(name)) names.push(name)
    return `$${names.indexOf(name) + 1}`
  })
  return { text: numbered, names }
}

const texts = new Map<string, PageText>()

/** A page of doors below a path in walking order. */
export function listDoorRows(
  db: Queryable,
  at: { county: number; path: string; after: { walk: string; order: number; id: string } | null; limit: number },
  filter: DoorFilter,
  more: { now: Date; q: string | null },
): Promise<DoorListRow[]> {
  const q = searchPatterns(more.q ?? '')
  const key = `${filter} ${at.after !== null} ${q.length > 0}`
  const page = texts.get(key) ?? pageText(filter, at.after !== null, q.length > 0)
  texts.set(key, page)
  const values: PageValues = {
    walk: '',
    order: 0,
    id: '',
    ...at.after,
    county: at.county,
    path: at.path,
    limit: at.limit,
    now: more.now,
    q,
  }
  return db.query<DoorListRow>(
    page.text,
    page.names.map((name) => values[name]),
  )
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

/** Keeps who looked at a household, when, at what and why. A screen that stays open asks again and again: one look in ten minutes. */
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
    `insert into registry.look (county, id, household, path, actor, at, fields, reason, explanation)
     select $1, $2, $3, $4::ltree, $5, $6, $7, $8::text, $9
      where $8::text is not null or not exists (
        select from registry.look l where l.county = $1 and l.household = $3 and l.actor = $5 and l.reason is null and l.at > $6::timestamptz - interval '10 minutes')`,
    [look.county, look.id, look.household, look.path, look.actor, look.at, look.fields, look.reason, look.explanation],
  )
}
