import type { Queryable } from '#platform/server/db/tx.ts'
import type { outcomes, PlanFigure } from '../contract/plan.ts'

/** A plan as it is kept, with counts of its objectives. */
export interface PlanRow {
  id: string
  emergency: string
  emergency_name: string
  level: number
  no: number
  starts_at: Date
  ends_at: Date
  aim: string
  version: number
  drafted_by: string
  drafted_at: Date
  approved_by: string | null
  approved_at: Date | null
  closed_by: string | null
  closed_at: Date | null
  objectives: number
  reached: number
  carried: number
}

const plans = `
  select p.id, p.emergency, e.name as emergency_name, e.level, p.no, p.starts_at, p.ends_at, p.aim, p.version, p.drafted_by, p.drafted_at,
         p.approved_by, p.approved_at, p.closed_by, p.closed_at,
         (select count(*)::int from emergency.objective o where o.county = $1 and o.plan = p.id) as objectives,
         (select count(*)::int from emergency.objective o where o.county = $1 and o.plan = p.id and o.outcome = 'reached') as reached,
         (select count(*)::int from emergency.objective o where o.county = $1 and o.plan = p.id and o.outcome = 'carried') as carried
    from emergency.plan p join emergency.emergency e on e.county = p.county and e.id = p.emergency
   where p.county = $1 and not exists (select from emergency.dropped_plan x where x.county = $1 and x.id = p.id)`

/** Plans of one emergency, newest first. */
export const listPlanRows = (db: Queryable, county: number, emergency: string) =>
  db.query<PlanRow>(`${plans} and p.emergency = $2 order by p.no desc limit 100`, [county, emergency])

export async function findPlan(db: Queryable, county: number, id: string): Promise<PlanRow | undefined> {
  const [row] = await db.query<PlanRow>(`${plans} and p.id = $2`, [county, id])
  return row
}

/** Locks a plan until the transaction ends; answers its version and how far it is. */
export async function lockPlan(db: Queryable, county: number, id: string) {
  const [row] = await db.query<{
    emergency: string
    no: number
    version: number
    approved_at: Date | null
    closed_at: Date | null
  }>(
    'select emergency, no, version, approved_at, closed_at from emergency.plan where county = $1 and id = $2 for update',
    [county, id],
  )
  return row
}

/** An objective as it is kept. */
export interface ObjectiveRow {
  id: string
  ord: number
  text: string
  agency: string | null
  agency_name: string | null
  person: string
  success: string
  figure: PlanFigure | null
  target: number | null
  carries: number
  outcome: (typeof outcomes)[number] | null
  result: string | null
  value: number | null
}

export const listObjectives = (db: Queryable, county: number, plan: string) =>
  db.query<ObjectiveRow>(
    `select o.id, o.ord, o.text, o.agency, g.name as agency_name, o.person, o.success, o.figure, o.target,
            o.carries, o.outcome, o.result, o.value
       from emergency.objective o left join agency.pub_agency g on g.county = o.county and g.id = o.agency
      where o.county = $1 and o.plan = $2 order by o.ord`,
    [county, plan],
  )

/** Objectives of the plan that is not closed, of the live emergency. $1 county. */
export const openObjectives = `
  select o.id, o.ord, o.text, p.id as plan, p.no from emergency.objective o
    join emergency.plan p on p.county = o.county and p.id = o.plan and p.closed_at is null
    join emergency.emergency e on e.county = p.county and e.id = p.emergency and e.ended_at is null
   where o.county = $1 order by o.ord`

/** An objective in the last plan that it stands in. $1 county, $2 id. */
export const lastObjective = `
  select o.id, o.ord, o.text, p.id as plan, p.no from emergency.objective o join emergency.plan p on p.county = o.county and p.id = o.plan
   where o.county = $1 and o.id = $2 order by p.no desc limit 1`

/** $1 county, $2 id, $3 emergency, $4 number, $5 start, $6 hours, $7 aim, $8 actor, $9 when. */
export const insertPlan = `
  insert into emergency.plan (county, id, emergency, no, starts_at, ends_at, aim, drafted_by, drafted_at)
  values ($1, $2, $3, $4, $5, $5::timestamptz + make_interval(hours => $6::int), $7, $8, $9)`

/** What the last plan carries over, in its order; an objective keeps its id through all plans. $1 county, $2 from, $3 to. */
export const carryObjectives = `
  insert into emergency.objective (county, plan, id, ord, text, agency, person, success, figure, target, carried_from, carries)
  select county, $3, id, row_number() over (order by ord), text, agency, person, success, figure, target, $2, carries + 1
    from emergency.objective where county = $1 and plan = $2 and outcome = 'carried' returning id`

/** $1 county, $2 plan, $3 start, $4 hours, $5 aim. */
export const updatePlan = `
  update emergency.plan set starts_at = $3, ends_at = $3::timestamptz + make_interval(hours => $4::int), aim = $5, version = version + 1
   where county = $1 and id = $2`

/** Takes out objectives that the writer left out. $1 county, $2 plan, $3 ids that stay. */
export const dropObjectives =
  'delete from emergency.objective where county = $1 and plan = $2 and id <> all ($3::uuid[])'

/** Writes objectives in their order. $1 county, $2 plan, $3 rows as JSON. */
export const putObjectives = `
  insert into emergency.objective as o (county, plan, id, ord, text, agency, person, success, figure, target)
  select $1, $2, r.id, r.ord, r.text, r.agency, r.person, r.success, r.figure, r.target
    from jsonb_to_recordset($3::jsonb) as r (id uuid, ord smallint, text text, agency uuid, person text, success text, figure text, target int)
  on conflict (county, plan, id) do update set ord = excluded.ord, text = excluded.text, agency = excluded.agency, person = excluded.person,
    success = excluded.success, figure = excluded.figure, target = excluded.target`

/** $1 county, $2 plan, $3 actor, $4 when. */
export const approve = `
  update emergency.plan set approved_by = $3, approved_at = $4, version = version + 1 where county = $1 and id = $2`
export const close = `
  update emergency.plan set closed_by = $3, closed_at = $4, version = version + 1 where county = $1 and id = $2`

/** What came of objectives. $1 county, $2 plan, $3 rows as JSON. */
export const putResults = `
  update emergency.objective o set outcome = r.outcome, result = r.result, value = r.value
    from jsonb_to_recordset($3::jsonb) as r (id uuid, outcome text, result text, value int)
   where o.county = $1 and o.plan = $2 and o.id = r.id`

/** What papers call a plan. $1 county, $2 id. */
export const recordName = `
  select no::text as name from emergency.plan where county = $1 and id = $2`
