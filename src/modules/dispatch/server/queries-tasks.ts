import type { Queryable } from '#platform/server/db/tx.ts'
import type { Stage } from '../contract/stage.ts'

/** A live task with its figures of this moment. */
export interface StagedTask {
  id: string
  place: string
  path: string
  place_name: string
  is_dwelling: boolean
  assignee: string
  assignee_name: string | null
  assigned_at: Date
  due_at: Date
  accepted_at: Date | null
  note: string | null
  stage: Stage
  doors: number
  open: number
}

/** The stage of a task as SQL over `due_at`, `accepted_at`, `open` and `is_begun`; `now` is a piece of SQL. Same rule: stage.ts. */
export const stageSql = (now: string) => `case
  when open = 0 then 'done' when due_at < ${now} then 'late' when is_begun then 'under_way'
  when accepted_at is not null then 'accepted' else 'assigned' end`

// Figures come from the rollups and the differences not folded yet, and so does whether work has begun: when somebody last
// knocked below the place. A single door is read from the ledger. `rollups` is where the figures are looked up: one by one for a
// worker's few tasks, all at once for the whole list.
const figuresOf = (alias: string) =>
  `${alias}.unreached + ${alias}.nobody_home as open, ${alias}.last_at,
   ${alias}.unreached + ${alias}.registered + ${alias}.nobody_home + ${alias}.refused + ${alias}.vacant + ${alias}.demolished + ${alias}.not_dwelling as doors`
const staged = (which: string, isAll: boolean) => `
rollups as ${isAll ? '' : 'not '}materialized (
  select c.path, ${figuresOf('c')} from registry.pub_coverage c where c.county = $1
), live as materialized (
  select * from dispatch.task where county = $1 and withdrawn_at is null and ${which}
), fresh as materialized (
  select subpath(d.path, 0, i) as path, sum(d.open) as open, sum(d.doors) as doors, max(d.last_at) as last_at
    from (select d.path, ${figuresOf('d')} from registry.pub_coverage_delta d where d.county = $1) d
   cross join lateral generate_series(1, nlevel(d.path)) i group by 1
), counted as (
  select t.*, coalesce(c.open, 0) + coalesce(f.open, 0) as open, coalesce(c.doors, 0) + coalesce(f.doors, 0) as doors,
         greatest(c.last_at, f.last_at) as last_at
    from live t left join rollups c on c.path = t.path left join fresh f on f.path = t.path
   where not t.is_dwelling
  union all
  select t.*, coalesce((d.state in ('unreached', 'nobody_home'))::int, 0), (d.id is not null)::int, d.last_at
    from live t left join registry.pub_door d on d.county = $1 and d.id = t.place
   where t.is_dwelling
), begun as (
  select t.*, coalesce(t.last_at >= t.assigned_at, false) as is_begun from counted t
), staged as materialized (
  select id, place, path, place_name, is_dwelling, assignee, assigned_at, due_at, accepted_at, note, open, doors, ${stageSql('$2')} as stage
    from begun
)`
const shown = `s.id, s.place, s.path::text as path, s.place_name, s.is_dwelling, s.assignee, s.assigned_at, s.due_at, s.accepted_at, s.note,
       s.open::int as open, s.doors::int as doors, s.stage, a.display_name as assignee_name`

const ofFilter = `($3::ltree is null or (path >= $3 and path < app.path_end($3))) and ($4::uuid is null or assignee = $4)`
const listText = `
with ${staged(ofFilter, true)}, totals as (
  select coalesce(jsonb_object_agg(stage, n), '{}') as totals from (select stage, count(*) as n from staged group by stage) s
), page as (
  select * from staged where ($5::text is null or stage = $5) and ($6::timestamptz is null or (due_at, id) > ($6, $7::uuid))
   order by due_at, id limit $8
)
select totals.totals, ${shown}
  from totals left join page s on true left join agency.pub_account a on a.county = $1 and a.id = s.assignee
 order by s.due_at, s.id`

/** What a dispatcher filters by; `after` is the key of the last row of the page before. */
export interface TaskFilter {
  now: Date
  path: string | null
  assignee: string | null
  stage: string | null
  after: { dueAt: string; id: string } | null
  limit: number
}

/** A page of live tasks by deadline, and how many there are of each stage under the filter without its stage. */
export async function listTasks(db: Queryable, county: number, filter: TaskFilter) {
  const rows = await db.query<StagedTask & { totals: Record<string, number>; id: string | null }>(listText, [
    county,
    filter.now,
    filter.path,
    filter.assignee,
    filter.stage,
    filter.after?.dueAt ?? null,
    filter.after?.id ?? null,
    filter.limit,
  ])
  return { totals: rows[0]?.totals ?? {}, rows: rows.filter((row) => row.id !== null) as StagedTask[] }
}

const mineText = `
with ${staged('assignee = $3', false)}
select ${shown} from staged s left join agency.pub_account a on a.county = $1 and a.id = $3
 order by s.due_at, s.id limit 500`

/** Live tasks of one worker by deadline. */
export const listTasksOf = (db: Queryable, county: number, now: Date, account: string) =>
  db.query<StagedTask>(mineText, [county, now, account])

/** Live tasks of one worker without figures. */
export const tasksOfPhone = (db: Queryable, county: number, account: string) =>
  db.query<Omit<StagedTask, 'stage' | 'doors' | 'open' | 'assignee' | 'assignee_name'>>(
    `select id, place, path::text as path, place_name, is_dwelling, assigned_at, due_at, accepted_at, note from dispatch.task
      where county = $1 and assignee = $2 and withdrawn_at is null order by due_at, id`,
    [county, account],
  )

/** Path of an area. */
export async function findArea(db: Queryable, county: number, id: string): Promise<string | undefined> {
  const rows = await db.query<{ path: string }>(
    'select path::text as path from place.pub_area where county = $1 and id = $2',
    [county, id],
  )
  return rows[0]?.path
}
