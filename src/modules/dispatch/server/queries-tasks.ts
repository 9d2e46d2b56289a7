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
// knocked below the place. A single door is read from the ledger, and for an area
// none is looked for: the key is null then. `live` is a query of tasks.
const figuresOf = (alias: string) =>
  `${alias}.unreached + ${alias}.nobody_home as open, ${alias}.last_at,
   ${alias}.unreached + ${alias}.registered + ${alias}.nobody_home + ${alias}.refused + ${alias}.vacant + ${alias}.demolished + ${alias}.not_dwelling as doors`
const staged = (live: string) => `
fresh as materialized (
  select subpath(d.path, 0, i) as path, sum(d.open) as open, sum(d.doors) as doors, max(d.last_at) as last_at
    from (select d.path, ${figuresOf('d')} from registry.pub_coverage_delta d where d.county = $1) d
   cross join lateral generate_series(1, nlevel(d.path)) i group by 1
), counted as (
  select t.*, case when t.is_dwelling then coalesce((d.state in ('unreached', 'nobody_home'))::int, 0) else coalesce(c.open, 0) + coalesce(f.open, 0) end as open,
         case when t.is_dwelling then (d.id is not null)::int else coalesce(c.doors, 0) + coalesce(f.doors, 0) end as doors,
         case when t.is_dwelling then d.last_at else greatest(c.last_at, f.last_at) end as last_at
    from (${live}) t
    left join (select c.county, c.path, ${figuresOf('c')} from registry.pub_coverage c) c on c.county = $1 and c.path = t.path and not t.is_dwelling
    left join fresh f on f.path = t.path and not t.is_dwelling
    left join registry.pub_door d on d.county = $1 and d.id = case when t.is_dwelling then t.place end
), staged as (
  select t.*, ${stageSql('$2')} as stage from (select c.*, coalesce(c.last_at >= c.assigned_at, false) as is_begun from counted c) t
)`
const shown = `s.id, s.place, s.path::text as path, s.place_name, s.is_dwelling, s.assignee, s.assigned_at, s.due_at, s.accepted_at, s.note,
       s.open::int as open, s.doors::int as doors, s.stage, a.display_name as assignee_name`
const withName = 'left join agency.pub_account a on a.county = $1 and a.id = s.assignee'

const ofFilter = `county = $1 and withdrawn_at is null and ($3::ltree is null or (path >= $3 and path < app.path_end($3))) and ($4::uuid is null or assignee = $4)`
const totalsText = `
with ${staged(`select id, place, path, is_dwelling, assigned_at, due_at, accepted_at from dispatch.task where ${ofFilter}`)}
select stage, count(*)::int as n from staged group by stage`
const after = '(due_at, id) > ($5::timestamptz, $6::uuid)'
const first = 'order by due_at, id limit $7'
// Without a stage to look for, only the tasks of the page are counted.
const pageTexts = {
  any: `with ${staged(`select * from dispatch.task where ${ofFilter} and ${after} ${first}`)}
select ${shown} from staged s ${withName} order by s.due_at, s.id`,
  staged: `with ${staged(`select * from dispatch.task where ${ofFilter} and ${after}`)}
select ${shown} from (select * from staged where stage = $8 ${first}) s ${withName} order by s.due_at, s.id`,
} as const

/** What a dispatcher filters by; `after` is the key of the last row of the page before. */
export interface TaskFilter {
  now: Date
  path: string | null
  assignee: string | null
  stage: string | null
  after: { dueAt: string; id: string } | null
  limit: number
}

/** A page of live tasks by deadline. */
export function listTasks(db: Queryable, county: number, filter: TaskFilter): Promise<StagedTask[]> {
  const { now, path, assignee, stage, limit } = filter
  const { dueAt, id } = filter.after ?? { dueAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' }
  const values = [county, now, path, assignee, dueAt, id, limit]
  return stage === null
    ? db.query<StagedTask>(pageTexts.any, values)
    : db.query<StagedTask>(pageTexts.staged, [...values, stage])
}

/** How many live tasks there are of each stage, under the filter without its stage. */
export async function countTasks(
  db: Queryable,
  county: number,
  { now, path, assignee }: TaskFilter,
): Promise<Map<Stage, number>> {
  const rows = await db.query<{ stage: Stage; n: number }>(totalsText, [county, now, path, assignee])
  return new Map(rows.map(({ stage, n }) => [stage, n]))
}

const mineText = `
with ${staged('select * from dispatch.task where county = $1 and assignee = $3 and withdrawn_at is null')}
select ${shown} from staged s ${withName} order by s.due_at, s.id limit 500`

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
