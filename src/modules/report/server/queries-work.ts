import { leads as deeds } from '#modules/directive/contract/index.ts'
import type { Queryable } from '#platform/server/db/tx.ts'
import { mostShown, type WorkKind, type WorkStage } from '../contract/index.ts'

/**
 * SQL of the board of work: one statement over what the modules publish of their open work. The answer is shared, so each part
 * asks for the scope: what somebody may see besides, as the one who does it, is not for the others.
 */

export interface PieceRow {
  kind: WorkKind
  id: string
  stage: WorkStage
  is_late: boolean
  name: string
  year: number | null
  no: number | null
  part: number | null
  count: number | null
  path: string
  area_name: string | null
  agency: string | null
  account: string | null
  owner_name: string | null
  due_at: Date | null
}

export interface TotalRow {
  kind: WorkKind
  stage: WorkStage
  n: number
}

const listOf = (values: readonly string[]) => values.map((value) => `'${value}'`).join(', ')
const none = (...names: readonly string[]) => names.map((name) => `null::int as ${name}`).join(', ')

// Open doors as the list of tasks counts them: folded figures and the differences that wait.
const doors = `
  select 'doors' as kind, t.id, case when t.accepted_at is null then 'assigned' else 'accepted' end as held, t.place_name as name,
         ${none('year', 'no', 'part')}, o.open as count, t.path, null::uuid as agency, t.assignee as account, t.due_at
    from dispatch.pub_task t
    cross join lateral (
      select case when t.is_dwelling
        then (select count(*) from registry.pub_door d where d.county = $1 and d.id = t.place and d.state in ('unreached', 'nobody_home'))
        else coalesce((select c.unreached + c.nobody_home from registry.pub_coverage c where c.county = $1 and c.path = t.path), 0)
           + coalesce((select sum(d.unreached + d.nobody_home) from registry.pub_coverage_delta d where d.county = $1 and d.path <@ t.path), 0)
        end::int as open) o
   where t.county = $1 and o.open > 0 and t.path <@ (select app.scope('task.read'))`
const demands = `
  select 'demand', o.directive, case o.state when 'issued' then 'assigned' else 'accepted' end, o.title,
         o.year::int, o.no, o.ord::int, null::int, o.path, o.agency, o.person, o.due_at
    from directive.pub_owner o
   where o.county = $1 and o.state in (${listOf(deeds.chase)}) and o.path <@ (select app.scope('directive.read'))`
const incidents = `
  select 'incident', i.id, case when i.agency is null then 'unassigned' else 'assigned' end, i.kind,
         i.year::int, i.no, null::int, null::int, i.path, i.agency, null::uuid, i.due_at
    from incident.pub_live i where i.county = $1 and i.path <@ (select app.scope('incident.read'))`
const leads = `
  select 'lead', l.id, case l.state when 'new' then 'unassigned' when 'assigned' then 'assigned' else 'accepted' end, s.title,
         s.year::int, s.no, l.row_no, null::int, l.path, case when l.state <> 'new' then l.agency end, null::uuid, l.due_at
    from lead.pub_open l join lead.pub_list s on s.county = $1 and s.id = l.list
   where l.county = $1 and l.path <@ (select app.scope('lead.read'))`
const supplies = `
  select 'supply', r.id, case r.state when 'asked' then 'unassigned' when 'approved' then 'assigned' else 'accepted' end, i.name,
         r.year::int, r.no, null::int, coalesce(r.approved, r.quantity), r.path, null::uuid, null::uuid, r.due_at
    from supply.pub_request r join supply.pub_item i on i.county = $1 and i.id = r.item
   where r.county = $1 and r.state in ('asked', 'approved', 'sent', 'short') and r.path <@ (select app.scope('supply.read'))`

// A run is begun by its start and ended by its end; the next of them is its clock.
const runs = `
  select 'run', r.id, case r.state when 'planned' then 'assigned' else 'accepted' end, r.name,
         null::int, null::int, null::int, r.stops - r.done - r.skipped, r.path, r.agency, null::uuid, case r.state when 'planned' then r.starts_at else r.ends_at end
    from patrol.pub_live r
   where r.county = $1 and r.path <@ (select app.scope('patrol.read'))`
// What was answered runs until the day that the answer named.
const findings = `
  select 'finding', f.id, case f.state when 'answered' then 'accepted' else 'assigned' end, f.post_name,
         null::int, null::int, null::int, null::int, f.path, f.agency, f.leader, case f.state when 'answered' then f.by_when else f.due_at end
    from inspection.pub_open f where f.county = $1 and f.path <@ (select app.scope('inspection.read'))`

/** The kinds that stand in tables; hours that nobody stands are counted from rosters (work.ts). */
export const inTables = {
  doors,
  demand: demands,
  incident: incidents,
  lead: leads,
  supply: supplies,
  run: runs,
  finding: findings,
} as const
export type TableKind = keyof typeof inTables

/** Grids are called alike in every community: their names are said with it. */
const fullName = "case when a.kind = 'grid' then concat_ws(' ', b.name, a.name) else a.name end"

const inKinds = (kinds: readonly TableKind[]) =>
  `with work (kind, id, held, name, year, no, part, count, path, agency, account, due_at) as materialized (${kinds.map((kind) => inTables[kind]).join(' union all ')})`
/** Names of whose a piece is. */
const owners = `
      left join agency.pub_agency g on g.county = $1 and g.id = w.agency
      left join agency.pub_account p on p.county = $1 and p.id = w.account`
const said =
  "concat_ws(' ', case when w.kind <> 'incident' then w.name end, concat_ws('-', w.year, w.no, w.part), concat_ws(' · ', g.name, p.display_name))"

/** What a search asks of a piece; the first of its values is the parameter with this number. */
const searched = (words: WorkFilter['words'], first: number) =>
  words
    .map((_, nth) => {
      const [pattern, incidents, areas] = [0, 1, 2].map((more) => `$${first + 3 * nth + more}`)
      return ` and (${said} ilike ${pattern} or w.kind = 'incident' and w.name = any (${incidents}::text[]) or w.path <@ ${areas}::ltree[])`
    })
    .join('')
const valuesOf = ({ now, path, agency, words }: WorkFilter) => [
  ...[now, path, agency],
  ...words.flatMap(({ pattern, incidents, areas }) => [pattern, incidents, areas]),
]

// What is late in nobody's hands stays where somebody gives it out.
const staged = (kinds: readonly TableKind[], { words }: WorkFilter) => `
  ${inKinds(kinds)}, staged as materialized (
    select w.*, w.due_at <= $2 as is_late, case when w.held <> 'unassigned' and w.due_at <= $2 then 'late' else w.held end as stage
      from work w${words.length > 0 ? owners : ''}
     where ($3::ltree is null or w.path <@ $3) and ($4::uuid is null or w.agency = $4)${searched(words, 5)})`

/** Totals of the kinds, under the filter of area, agency and words. */
export function countWork(db: Queryable, county: number, kinds: readonly TableKind[], filter: WorkFilter) {
  const text = `${staged(kinds, filter)} select kind, stage, count(*)::int as n from staged group by kind, stage`
  return db.query<TotalRow>(text, [county, ...valuesOf(filter)])
}

/** The first pieces of each column by their clock, with the names of where they are and whose. */
export function firstWork(db: Queryable, county: number, kinds: readonly TableKind[], filter: WorkFilter) {
  const text = `${staged(kinds, filter)}
  select s.kind, s.id, s.stage, s.is_late, s.name, s.year, s.no, s.part, s.count, s.path::text as path, ${fullName} as area_name,
         s.agency, s.account, nullif(concat_ws(' · ', g.name, p.display_name), '') as owner_name, s.due_at
    from (select *, row_number() over (partition by stage order by due_at, kind, id, part) as nth from staged) s
    left join place.pub_area a on a.county = $1 and a.path = s.path
    left join place.pub_area b on b.county = $1 and b.id = a.parent
    left join agency.pub_agency g on g.county = $1 and g.id = s.agency
    left join agency.pub_account p on p.county = $1 and p.id = s.account
   where s.nth <= ${mostShown} order by s.due_at, s.kind, s.id, s.part`
  return db.query<PieceRow>(text, [county, ...valuesOf(filter)])
}

export interface WorkFilter {
  now: Date
  path: string | null
  agency: string | null
  /** Words that a piece must have, each with what it may stand for. */
  words: readonly { pattern: string; incidents: readonly string[]; areas: readonly string[] }[]
}

/** Paths of areas whose names fit a pattern. */
export async function areasCalled(db: Queryable, county: number, pattern: string): Promise<string[]> {
  const text =
    'select path::text as path from place.pub_area where county = $1 and name ilike $2 order by path limit 2000'
  return (await db.query<{ path: string }>(text, [county, pattern])).map(({ path }) => path)
}

/** Grids with open doors for which no area's task is live: whether a worker of their own goes there is for the caller to see. */
const taskless = `
  select a.id, ${fullName} as name, a.path::text as path, (c.unreached + c.nobody_home)::int as open
    from place.pub_area a join registry.pub_coverage c on c.county = $1 and c.path = a.path
    left join place.pub_area b on b.county = $1 and b.id = a.parent
   where a.county = $1 and a.kind = 'grid' and c.unreached + c.nobody_home > 0 and ($2::ltree is null or a.path <@ $2)
     and not exists (select 1 from dispatch.pub_task t where t.county = $1 and not t.is_dwelling and t.path @> a.path and t.path <@ (select app.scope('task.read')))
   order by a.path`
export const tasklessGrids = (db: Queryable, county: number, path: string | null) =>
  db.query<{ id: string; name: string; path: string; open: number }>(taskless, [county, path])

/** Names of areas by their paths. */
const names = `
  select a.path::text as path, ${fullName} as name from place.pub_area a left join place.pub_area b on b.county = $1 and b.id = a.parent
   where a.county = $1 and a.path = any ($2::ltree[])`
export async function areaNames(db: Queryable, county: number, paths: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ path: string; name: string }>(names, [county, paths])
  return new Map(rows.map(({ path, name }) => [path, name]))
}

/** An area by its id. */
export async function findArea(db: Queryable, county: number, id: string): Promise<{ path: string } | undefined> {
  const text = 'select path::text as path from place.pub_area where county = $1 and id = $2'
  return (await db.query<{ path: string }>(text, [county, id]))[0]
}
