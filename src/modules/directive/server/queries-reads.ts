import type { Queryable } from '#platform/server/db/tx.ts'
import { escalatesAfter, leads, type OwnerState, type Proof } from '../contract/index.ts'
import { inCharge } from './queries-person.ts'

/** SQL of the reads. The row security decides what a reader sees of a directive: all of it, or the own agency's part. */

const list = (states: readonly string[]) => states.map((state) => `'${state}'`).join(', ')
/** Whether the agency has not reported yet. */
const isOpen = `o.state in (${list(leads.chase)})`

/** Whether the reader is in charge of row `o`. */
const isForMe = 'o.person = (select app.this_account()) and o.agency = (select app.this_agency())'

/** How rows `o` stand together at the instant of a parameter. */
const tally = (now: string) => `
  count(o.ord)::int as owners,
  (count(o.ord) filter (where o.received_at is null and o.state <> 'ended'))::int as unreceived,
  (count(o.ord) filter (where o.state in ('question', 'reported')))::int as waiting,
  (count(o.ord) filter (where ${isOpen} and o.due_at <= ${now}))::int as late,
  (count(o.ord) filter (where o.state = 'signed_off'))::int as signed_off`

export interface ListedRow {
  id: string
  year: number
  no: number
  title: string
  issued_at: Date
  withdrawn_at: Date | null
  demands: number
  mine: number
  next_due_at: Date | null
  owners: number
  unreceived: number
  waiting: number
  late: number
  signed_off: number
}

/** Newest first. $1 county, $2 instant and $3 id of the last row, $4 how many, $5 now, $6 whether those alone of which something is late, $7 whether those that the reader is in charge of. */
const page = `
  select d.*, t.* from (
    select x.id, x.year, x.no, x.title, x.issued_at, x.withdrawn_at from directive.directive x
     where x.county = $1 and (x.issued_at, x.id) < ($2::timestamptz, $3::uuid)
       and (not $6 or x.withdrawn_at is null and exists (
         select from directive.owner o where o.county = $1 and o.directive = x.id and ${isOpen} and o.due_at <= $5))
       and (not $7 or exists (select from directive.owner o where o.county = $1 and o.directive = x.id and ${isForMe}))
     order by issued_at desc, id desc limit $4) d
    cross join lateral (
      select count(distinct o.ord)::int as demands, (count(*) filter (where ${isForMe}))::int as mine, min(o.due_at) filter (where ${isOpen}) as next_due_at, ${tally('$5')}
        from directive.owner o where o.county = $1 and o.directive = d.id) t
   order by d.issued_at desc, d.id desc`
export const directivesBefore = (
  db: Queryable,
  county: number,
  [at, id]: readonly [string, string],
  limit: number,
  now: Date,
  late: boolean,
  mine: boolean,
) => db.query<ListedRow>(page, [county, at, id, limit, now, late, mine])

export interface WholeRow {
  id: string
  year: number
  no: number
  title: string
  preamble: string | null
  place_name: string | null
  path: string
  issued_by: string
  issued_at: Date
  withdrawn_at: Date | null
  withdrawn_why: string | null
  emergency: string | null
  objective: string | null
}

/** $1 county, $2 id. */
const whole = `
  select d.id, d.year, d.no, d.title, d.preamble, a.name as place_name, d.path::text as path, d.issued_by, d.issued_at,
         d.withdrawn_at, d.withdrawn_why, d.emergency, d.objective
    from directive.directive d left join place.pub_area a on a.county = d.county and a.id = d.place
   where d.county = $1 and d.id = $2`
export async function directiveWhole(db: Queryable, county: number, id: string): Promise<WholeRow | undefined> {
  const [row] = await db.query<WholeRow>(whole, [county, id])
  return row
}

export interface DemandLine {
  ord: number
  text: string
  asks: 'words' | 'count' | 'doors_reached'
  due_at: Date
  objective: string | null
}

/** Texts in the reader's language where there are several. $1 county, $2 directive, $3 language. */
export const demandsOf = `
  select ord, coalesce(texts ->> $3, text) as text, asks, due_at, objective from directive.demand where county = $1 and directive = $2 order by ord`

export interface OwnerLine {
  ord: number
  agency: string
  agency_name: string | null
  is_mine: boolean
  path: string
  state: OwnerState
  due_at: Date
  received_at: Date | null
  reported_at: Date | null
  report: string | null
  report_count: number | null
  report_of: number | null
  proof_record: Proof['record'] | null
  proof: string | null
  proof_name: string | null
  chased: number
  chased_at: Date | null
  posts: readonly { role: string; place: string; holder: string | null }[] | null
  person: string | null
  person_name: string | null
  is_for_me: boolean | null
}

/** A directive that serves an objective. */
export interface ServingRow {
  objective: string
  id: string
  year: number
  no: number
  title: string
  withdrawn: boolean
  demands: number[]
  owners: number
  signed_off: number
  late: number
}

/** $1 county, $2 objectives. */
export const directivesOfObjectives = `
  select objective, id, year, no, title, withdrawn, demands, owners, signed_off, late from directive.pub_of_objectives($1, $2::uuid[])`

/** Names of areas. $1 county, $2 ids. */
export const areaNames = 'select id, name from place.pub_area where county = $1 and id = any ($2::uuid[])'

/** $1 county, $2 directive. */
export const ownersOf = `
  select o.ord, o.agency, g.name as agency_name, o.agency = (select app.this_agency()) as is_mine, o.path::text as path, o.state,
         o.due_at, o.received_at, o.reported_at, o.report, o.report_count, o.report_of, o.proof_record, o.proof, o.proof_name, o.chased, o.chased_at, o.posts,
         p.account as person, p.name as person_name, ${isForMe} as is_for_me
    from directive.owner o left join agency.pub_agency g on g.county = o.county and g.id = o.agency
    ${inCharge('x.directive = $2')}
   where o.county = $1 and o.directive = $2 order by o.path, g.name, o.agency, o.ord`

export interface EventRow {
  id: string
  ord: number | null
  agency_name: string | null
  what: string
  said: string | null
  person: string | null
  person_before: string | null
  actor: string
  at: Date
}

/** The latest two hundred of what was said and done. $1 county, $2 directive. */
export const eventsOf = `
  select e.id || '.' || e.nth as id, e.ord, g.name as agency_name, e.what, e.said, e.person, e.person_before, e.actor, e.at
    from directive.event e left join agency.pub_agency g on g.county = e.county and g.id = e.agency
   where e.county = $1 and e.directive = $2 order by e.at desc, e.id desc, e.nth limit 200`

export interface MineRow {
  directive: string
  year: number
  no: number
  title: string
  ord: number
  text: string
  asks: 'words' | 'count' | 'doors_reached'
  state: OwnerState
  due_at: Date
  chased: number
  last_said: string | null
  person: string | null
  person_name: string | null
  is_for_me: boolean | null
}

/** What waits for the reader's agency: what the reader is in charge of, then by deadline. $1 county, $2 language, $3 whether also what waits for the issuer. */
export const mine = `
  select o.directive, d.year, d.no, d.title, o.ord, coalesce(m.texts ->> $2, m.text) as text, m.asks, o.state, o.due_at, o.chased,
         (select e.said from directive.event e where e.county = $1 and e.directive = o.directive and e.ord = o.ord
             and e.agency = o.agency and e.what in ('replied', 'returned', 'chased') and e.said is not null
           order by e.at desc limit 1) as last_said,
         p.account as person, p.name as person_name, ${isForMe} as is_for_me
    from directive.owner o
    join directive.directive d on d.county = o.county and d.id = o.directive and d.withdrawn_at is null
    join directive.demand m on m.county = o.county and m.directive = o.directive and m.ord = o.ord
    ${inCharge('x.agency = (select app.this_agency())')}
   where o.county = $1 and o.agency = (select app.this_agency()) and (${isOpen} and o.state <> 'question' or $3 and o.state in ('question', 'reported'))
   order by coalesce(${isForMe}, false) desc, o.due_at, d.issued_at, o.ord limit 200`

/** What waits for the issuer. $1 county, $2 now. */
export const forIssuer = `
  select (count(*) filter (where o.state = 'question'))::int as questions,
         (count(*) filter (where o.state = 'reported'))::int as reports,
         (count(*) filter (where ${isOpen} and o.due_at <= $2))::int as late,
         (count(*) filter (where ${isOpen} and o.due_at <= $2::timestamptz - interval '${escalatesAfter} milliseconds'))::int as escalated,
         (count(*) filter (where o.received_at is null))::int as unreceived,
         min(o.due_at) filter (where ${isOpen} and o.due_at <= $2::timestamptz - interval '${escalatesAfter} milliseconds') as due_at
    from directive.owner o
    join directive.directive d on d.county = o.county and d.id = o.directive and d.withdrawn_at is null
   where o.county = $1 and o.state not in ('signed_off', 'ended') and o.path <@ (select app.scope('directive.read'))`
