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

// Figures come from the rollups and the differences not folded yet; a single door from the ledger. Whether work has begun is
// asked of the doors only where the area has counted a visit since, and the walk ends at the first hit. The end of its range
// stands in a step of its own, because row security lets an index see plain columns only. `rollups` is where the figures are
// looked up: one by one for a worker's few tasks, all at once for the whole list.
const staged = (which: string, rollups: string) => `
live as materialized (
  select * from dispatch.task where county = $1 and withdrawn_at is null and ${which}
), fresh as materialized (
  select subpath(d.path, 0, i) as path, sum(d.unreached + d.nobody_home) as open, sum(d.visits) as visits,
         sum(d.unreached + d.registered + d.nobody_home + d.refused + d.vacant + d.demolished + d.not_dwelling) as doors
    from registry.pub_coverage_delta d cross join lateral generate_series(1, nlevel(d.path)) i
   where d.county = $1 group by 1
), counted as (
  select t.*, coalesce(c.unreached + c.nobody_home, 0) + coalesce(f.open, 0) as open,
         coalesce(c.unreached + c.registered + c.nobody_home + c.refused + c.vacant + c.demolished + c.not_dwelling, 0) + coalesce(f.doors, 0) as doors,
         coalesce(c.visits, 0) + coalesce(f.visits, 0) is not distinct from t.visits_before as is_still
    from live t left join ${rollups} c on c.county = $1 and c.path = t.path left join fresh f on f.path = t.path
   where not t.is_dwelling
  union all
  select t.*, coalesce((d.state in ('unreached', 'nobody_home'))::int, 0), (d.id is not null)::int, coalesce(d.last_at < t.assigned_at, true)
    from live t left join registry.pub_door d on d.county = $1 and d.id = t.place
   where t.is_dwelling
), begun as (
  select t.*, case when t.open = 0 or t.due_at < $2 or t.is_still then false when t.is_dwelling then true
    else exists (
      select from (select subpath(t.path, 0, 4) as since, app.path_end(subpath(t.path, 0, 4)) as upto offset 0) r
        join registry.pub_door d on d.county = $1 and d.walk >= r.since and d.walk < r.upto and d.path <@ t.path and d.last_at >= t.assigned_at)
    end as is_begun
  from counted t
), staged as materialized (
  select id, place, path::text as path, place_name, is_dwelling, assignee, assigned_at, due_at, accepted_at, note, open::int, doors::int, ${stageSql('$2')} as stage
    from begun
)`

const ofFilter = `($3::ltree is null or (path >= $3 and path < app.path_end($3))) and ($4::uuid is null or assignee = $4)`
const listText = `
with rollups as materialized (select * from registry.pub_coverage where county = $1), ${staged(ofFilter, 'rollups')}, totals as (
  select coalesce(jsonb_object_agg(stage, n), '{}') as totals from (select stage, count(*) as n from staged group by stage) s
), page as (
  select * from staged where ($5::text is null or stage = $5) and ($6::timestamptz is null or (due_at, id) > ($6, $7::uuid))
   order by due_at, id limit $8
)
select totals.totals, page.*, a.display_name as assignee_name
  from totals left join page on true left join agency.pub_account a on a.county = $1 and a.id = page.assignee
 order by page.due_at, page.id`

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
with ${staged('assignee = $3', 'registry.pub_coverage')}
select s.*, a.display_name as assignee_name from staged s left join agency.pub_account a on a.county = $1 and a.id = $3
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
