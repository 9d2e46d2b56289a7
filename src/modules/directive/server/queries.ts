import type { Queryable } from '#platform/server/db/tx.ts'
import type { OwnerState } from '../contract/index.ts'
import { inCharge } from './queries-person.ts'

/** SQL of the commands. */

/** Which of some agencies are there. $1 county, $2 ids. */
const agenciesById = `
  select id, path::text as path from agency.pub_agency where county = $1 and id = any ($2::uuid[])`

export function findAgencies(db: Queryable, county: number, ids: readonly string[]) {
  return db.query<{ id: string; path: string }>(agenciesById, [county, ids])
}

export async function nextNo(db: Queryable, county: number, year: number): Promise<number> {
  const [row] = await db.query<{ no: number }>('select directive.next_no($1, $2) as no', [county, year])
  return row?.no ?? 1
}

export const insertDirective = `
  insert into directive.directive (county, id, year, no, title, preamble, place, path, issued_by, issued_at, agencies, emergency, objective)
  values ($1, $2, $3, $4, $5, $6, $7, $8::ltree, $9, $10, $11, $12, $13)`

/** $1 county, $2 directive, $3 path, $4 rows as JSON. */
export const insertDemands = `
  insert into directive.demand (county, directive, ord, path, text, asks, due_at, agencies, task, texts)
  select $1, $2, r.ord, $3::ltree, r.text, r.asks, r.due_at, r.agencies, r.task, r.texts
    from jsonb_to_recordset($4::jsonb) as r (ord smallint, text text, asks text, due_at timestamptz, agencies uuid[], task text, texts jsonb)`

/** $1 county, $2 directive, $3 rows as JSON. */
export const insertOwners = `
  insert into directive.owner (county, directive, ord, agency, path, due_at, person)
  select $1, $2, r.ord, r.agency, r.path::ltree, r.due_at, r.person
    from jsonb_to_recordset($3::jsonb) as r (ord smallint, agency uuid, path text, due_at timestamptz, person uuid)`

/** What was said or done. $1 county, $2 command, $3 directive, $4 actor, $5 when, $6 rows as JSON. */
export const insertEvents = `
  insert into directive.event (county, id, nth, directive, ord, agency, path, what, said, person, person_before, actor, at)
  select $1, $2, r.nth, $3, r.ord, r.agency, r.path::ltree, r.what, r.said, r.person, r.before, $4, $5
    from jsonb_to_recordset($6::jsonb) as r (nth smallint, ord smallint, agency uuid, path text, what text, said text, person uuid, before uuid)`

export interface DirectiveRow {
  id: string
  path: string
  emergency: string | null
  objective: string | null
  issued_by: string
  withdrawn_at: Date | null
}

/** $1 county, $2 id. */
const directiveById = `
  select id, path::text as path, emergency, objective, issued_by, withdrawn_at from directive.directive where county = $1 and id = $2`
export async function findDirective(db: Queryable, county: number, id: string): Promise<DirectiveRow | undefined> {
  const [row] = await db.query<DirectiveRow>(directiveById, [county, id])
  return row
}

/** Takes a directive back; no row when the writer does not reach it, or it was taken back before. */
export const withdrawDirective = `
  update directive.directive set withdrawn_at = $3, withdrawn_by = $4, withdrawn_why = $5
   where county = $1 and id = $2 and withdrawn_at is null and path <@ (select app.scope('directive.write')) returning id`

/** $1 county, $2 id, $3 objective or null; no row when the writer does not reach it. */
export const setObjective = `
  update directive.directive set objective = $3
   where county = $1 and id = $2 and withdrawn_at is null and path <@ (select app.scope('directive.write')) returning id`

/** $1 county, $2 directive, $3 demand; a row when the writer reaches it. */
const demandObjective = `
  select objective from directive.demand
   where county = $1 and directive = $2 and ord = $3 and path <@ (select app.scope('directive.write')) for update`
export async function lockDemand(
  db: Queryable,
  county: number,
  directive: string,
  ord: number,
): Promise<{ objective: string | null } | undefined> {
  const [row] = await db.query<{ objective: string | null }>(demandObjective, [county, directive, ord])
  return row
}

/** $1 county, $2 directive, $3 objective or null, $4 demand. */
export const setDemandObjective = `
  update directive.demand set objective = $3 where county = $1 and directive = $2 and ord = $4`

export interface OwnerRow {
  ord: number
  agency: string
  path: string
  state: OwnerState
  asks: 'words' | 'count' | 'doors_reached'
  /** In charge, and may still answer for the agency. */
  person: string | null
  /** As it was named, whatever became of the account. */
  named: string | null
}

const ownerRow = 'o.ord, o.agency, o.path::text as path, o.state, d.asks, p.account as person, o.person as named'
const fromOwners = `from directive.owner o
    join directive.demand d on d.county = o.county and d.directive = o.directive and d.ord = o.ord
    ${inCharge('x.directive = $2')}
   where o.county = $1 and o.directive = $2`

/** The reader's own agency's rows, locked; of one demand, or of all of them. $1 county, $2 directive, $3 demand or null. */
export const ownOwners = `
  select ${ownerRow} ${fromOwners} and ($3::smallint is null or o.ord = $3) and o.agency = (select app.this_agency())
   order by o.ord for update of o`

/** Rows in the issuer's reach, locked. $1 county, $2 directive, $3 demand or null, $4 agency or null. */
export const ledOwners = `
  select ${ownerRow} ${fromOwners} and ($3::smallint is null or o.ord = $3) and ($4::uuid is null or o.agency = $4)
     and o.path <@ (select app.scope('directive.write')) order by o.ord, o.agency for update of o`

/** What becomes of rows. $1 county, $2 directive, $3 `{ord, agency}` as JSON, $4 state or null, $5 when, $6 more as JSON. */
export const moveOwners = `
  update directive.owner o
     set state = coalesce($4::text, o.state),
         received_at = coalesce(o.received_at, case when $6::jsonb ? 'receives' then $5::timestamptz end),
         answered_at = case when $6::jsonb ? 'answers' then $5::timestamptz else o.answered_at end,
         reported_at = case when $6::jsonb ? 'report' then $5::timestamptz else o.reported_at end,
         report = coalesce($6::jsonb ->> 'report', o.report),
         report_count = case when $6::jsonb ? 'report' then ($6::jsonb ->> 'count')::int else o.report_count end,
         report_of = case when $6::jsonb ? 'report' then ($6::jsonb ->> 'of')::int else o.report_of end,
         proof_record = case when $6::jsonb ? 'report' then $6::jsonb -> 'proof' ->> 'record' else o.proof_record end,
         proof = case when $6::jsonb ? 'report' then ($6::jsonb -> 'proof' ->> 'id')::uuid else o.proof end,
         proof_name = case when $6::jsonb ? 'report' then $6::jsonb -> 'proof' ->> 'name' else o.proof_name end,
         due_at = coalesce(($6::jsonb ->> 'dueAt')::timestamptz, o.due_at),
         closed_at = case when $4::text = 'signed_off' then $5::timestamptz when $4::text is not null then null else o.closed_at end,
         chased = o.chased + case when $6::jsonb ? 'chases' then 1 else 0 end,
         chased_at = case when $6::jsonb ? 'chases' then $5::timestamptz else o.chased_at end
    from jsonb_to_recordset($3::jsonb) as r (ord smallint, agency uuid)
   where o.county = $1 and o.directive = $2 and o.ord = r.ord and o.agency = r.agency`

/**
 * Ends demands that a response level gave, for the agencies that have them no more; what was signed off stays so.
 * $1 county, $2 emergency, $3 when, $4 `{code, agency}` as JSON.
 */
export const endDemands = `
  update directive.owner o set state = 'ended', closed_at = $3
    from directive.directive d
    join directive.demand m on m.county = d.county and m.directive = d.id
    join jsonb_to_recordset($4::jsonb) as r (code text, agency uuid) on r.code = m.task
   where o.county = $1 and d.county = $1 and d.emergency = $2 and d.withdrawn_at is null and o.directive = d.id and o.ord = m.ord
     and o.agency = r.agency and o.state not in ('signed_off', 'ended')
  returning o.directive, o.ord, o.agency, o.path::text as path`

/**
 * Which roles at places the demands of a response level name by now, of the agencies that still have them.
 * $1 county, $2 emergency, $3 `{code, agency, posts}` as JSON.
 */
export const putPosts = `
  update directive.owner o set posts = r.posts
    from directive.directive d
    join directive.demand m on m.county = d.county and m.directive = d.id
    join jsonb_to_recordset($3::jsonb) as r (code text, agency uuid, posts jsonb) on r.code = m.task
   where o.county = $1 and d.county = $1 and d.emergency = $2 and d.withdrawn_at is null and o.directive = d.id and o.ord = m.ord
     and o.agency = r.agency and o.state <> 'ended'`

/** How many rows a directive has. $1 county, $2 directive. */
const ownersOf = `select count(*)::int as count from directive.owner where county = $1 and directive = $2`
export async function countOwners(db: Queryable, county: number, directive: string): Promise<number> {
  const [row] = await db.query<{ count: number }>(ownersOf, [county, directive])
  return row?.count ?? 0
}

/** Raises notices of what is late by now; the worker's. Answers how many people learn of it. */
export async function tellLateDirectives(db: Queryable, county: number): Promise<number> {
  const [row] = await db.query<{ told: number }>('select directive.tell_late($1) as told', [county])
  return row?.told ?? 0
}
