import type { Queryable } from '#platform/server/db/tx.ts'
import { escalatesAfter, type LeadState, type Outcome, type urgencies } from '../contract/index.ts'

/** SQL of the reads. The row security decides: a desk reads its lists, an owner the own agency's leads. */

const late = `l.state in ('new', 'assigned', 'received') and l.due_at <= $2::timestamptz`
const counted = `
  (count(*) filter (where l.state = 'new'))::int as new,
  (count(*) filter (where l.state = 'assigned'))::int as assigned,
  (count(*) filter (where l.state = 'received'))::int as received,
  (count(*) filter (where l.state = 'answered'))::int as answered,
  (count(*) filter (where l.state = 'returned'))::int as returned,
  (count(*) filter (where ${late}))::int as late,
  (count(*) filter (where ${late} and l.due_at <= $2::timestamptz - interval '${escalatesAfter} milliseconds'))::int as escalated,
  (count(*) filter (where ${late} and l.state = 'new'))::int as late_new,
  (count(*) filter (where ${late} and l.state = 'assigned'))::int as late_assigned,
  (count(*) filter (where ${late} and l.state = 'received'))::int as late_received`

/** How many leads stand where. */
export interface Counted {
  new: number
  assigned: number
  received: number
  answered: number
  returned: number
  late: number
  escalated: number
  late_new: number
  late_assigned: number
  late_received: number
}
/** $1 county, $2 now, $3 list or null. */
const counts = `select ${counted}, min(l.due_at) filter (where l.state = 'new' or ${late}) as due_at from lead.lead l where l.county = $1 and ($3::uuid is null or l.list = $3)`
type CountedDue = Counted & { due_at: Date | null }
export async function countLeads(db: Queryable, county: number, now: Date, list: string | null): Promise<CountedDue> {
  const [row] = await db.query<CountedDue>(counts, [county, now, list])
  return row as CountedDue
}

export interface ListedRow extends Counted {
  id: string
  year: number
  no: number
  sender: string
  title: string
  urgency: (typeof urgencies)[number]
  received_at: Date
  due_at: Date
  returned_at: Date | null
  rejected: number
}
/** Newest first. $1 county, $2 now, $3 year and $4 number of the last row, $5 how many. */
const lists = `
  select t.*, c.*, (select count(*)::int from lead.reject r where r.county = $1 and r.list = t.id) as rejected
    from (select id, year, no, sender, title, urgency, received_at, due_at, returned_at from lead.list
           where county = $1 and (year, no) < ($3, $4) order by year desc, no desc limit $5) t
    cross join lateral (select ${counted} from lead.lead l where l.county = $1 and l.list = t.id) c
   order by t.year desc, t.no desc`
export const listsBefore = (db: Queryable, county: number, now: Date, year: number, no: number, limit: number) =>
  db.query<ListedRow>(lists, [county, now, year, no, limit])

export interface ShownRow {
  id: string
  list: string
  list_year: number | null
  list_no: number | null
  list_title: string | null
  row_no: number
  state: LeadState
  agency: string
  agency_name: string | null
  place_name: string | null
  due_at: Date
  outcome: Outcome | null
  open: number
}
const shown = `
  l.id, l.list, t.year as list_year, t.no as list_no, t.title as list_title, l.row_no, l.state, l.agency, g.name as agency_name, a.name as place_name, l.due_at, l.outcome,
  (select count(*)::int from lead.match m where m.county = l.county and m.lead = l.id and m.decision is null) as open`
const joinedTo = (lists: 'lead.list' | 'own') => `
  left join ${lists === 'own' ? `(select $1::int as county, o.* from lead.own_lists($1) o)` : lists} t on t.county = l.county and t.id = l.list
  left join agency.pub_agency g on g.county = l.county and g.id = l.agency
  left join place.pub_area a on a.county = l.county and a.id = l.place`
const joined = joinedTo('lead.list')

/**
 * A column of the desk, those due first. $1 county, $2 now, $3 list or null, $4 state, $5 due and $6 id of the last row, $7 how many,
 * $8 whether those alone that are late.
 */
const column = `
  select ${shown} from lead.lead l ${joined}
   where l.county = $1 and ($3::uuid is null or l.list = $3) and l.state = $4 and (l.due_at, l.id) > ($5::timestamptz, $6::uuid)
     and (not $8 or (${late}))
   order by l.due_at, l.id limit $7`
export const columnAfter = (
  db: Queryable,
  county: number,
  now: Date,
  part: { list: string | null; state: LeadState; late: boolean },
  after: readonly [string, string],
  limit: number,
) => db.query<ShownRow>(column, [county, now, part.list, part.state, ...after, limit, part.late])

/** What waits for the reader's agency. $1 county, $2 due and $3 id of the last row, $4 how many. */
const mine = `
  select ${shown} from lead.lead l ${joinedTo('own')}
   where l.county = $1 and l.agency = (select app.this_agency()) and l.state in ('assigned', 'received') and (l.due_at, l.id) > ($2::timestamptz, $3::uuid)
   order by l.due_at, l.id limit $4`
export const mineAfter = (db: Queryable, county: number, at: string, id: string, limit: number) =>
  db.query<ShownRow>(mine, [county, at, id, limit])

/** $1 county, $2 now. */
const countMine = `
  select (count(*) filter (where l.state = 'assigned'))::int as assigned, (count(*) filter (where l.state = 'received'))::int as received,
         (count(*) filter (where ${late}))::int as late, min(l.due_at) as due_at
    from lead.lead l where l.county = $1 and l.agency = (select app.this_agency()) and l.state in ('assigned', 'received')`
export async function countOwn(db: Queryable, county: number, now: Date) {
  type Row = { assigned: number; received: number; late: number; due_at: Date | null }
  const [row] = await db.query<Row>(countMine, [county, now])
  const { assigned = 0, received = 0, late: over = 0 } = row ?? {}
  return { assigned, received, late: over, dueAt: row?.due_at?.toISOString() ?? null }
}

const columnOf = { name: 'name_index', number: 'id_index', phone: 'phone_index', code: 'code_index' } as const
/** Leads in the desk's reach whose index is exactly this, or by list and row; the latest list first. */
export const findExactly = (
  db: Queryable,
  county: number,
  by: keyof typeof columnOf,
  index: Buffer | null,
  [year, no, row]: readonly (number | null)[] = [],
) =>
  db.query<ShownRow>(
    `select ${shown} from lead.lead l ${joined}
      where l.county = $1 and l.path <@ (select app.scope('lead.read'))
        and (l.${columnOf[by]} = $2 or (t.year = $3 and t.no = $4 and l.row_no = $5))
      order by t.year desc, t.no desc, l.row_no limit 50`,
    [county, index, year ?? null, no ?? null, row ?? null],
  )

/** What an owner is shown of somebody decided to be the same. $1 county, $2 lead. */
export const knownOf = 'select kind, other, known from lead.own_known($1, $2)'

export interface WholeRow extends ShownRow {
  path: string
  emergency: string
  body: Buffer
  answer: Buffer | null
  birth_year: number | null
  is_mine: boolean
  retain_until: Date
}
export async function findWhole(
  db: Queryable,
  county: number,
  id: string,
  own: boolean,
): Promise<WholeRow | undefined> {
  const [row] = await db.query<WholeRow>(
    `select ${shown}, l.path::text as path, l.emergency, l.body, l.answer, l.birth_year, l.retain_until, l.agency = (select app.this_agency()) as is_mine
       from lead.lead l ${joinedTo(own ? 'own' : 'lead.list')} where l.county = $1 and l.id = $2 and (not $3 or l.agency = (select app.this_agency()))`,
    [county, id, own],
  )
  return row
}

/** Bodies of leads. */
export const bodiesOf = (db: Queryable, county: number, ids: readonly string[]) =>
  db.query<{ id: string; emergency: string; body: Buffer }>(
    'select id, emergency, body from lead.lead where county = $1 and id = any ($2::uuid[])',
    [county, ids],
  )

export interface MatchRow {
  kind: 'lead' | 'pass' | 'resident'
  other: string
  by: 'number' | 'phone' | 'name_year'
  decision: 'same' | 'other' | null
  at: Date | null
  where: string | null
  outcome: Outcome | null
  row_no: number | null
}
/** Who may be the same, with what is known. $1 county, $2 lead. */
export const matchesOf = `
  select m.kind, m.other, m.by, m.decision, coalesce(o.answered_at, x.occurred_at) as at, coalesce(t.year || '-' || t.no || ' ' || t.title, x.checkpoint, d.address) as where, o.outcome, o.row_no
    from lead.match m
    left join lead.lead o on m.kind = 'lead' and o.county = m.county and o.id = m.other
    left join lead.list t on t.county = o.county and t.id = o.list
    left join lateral (select p.occurred_at, p.checkpoint from checkpoint.pub_pass_identity p
                        where m.kind = 'pass' and p.county = m.county and p.pass = m.other limit 1) x on true
    left join registry.pub_identity r on m.kind = 'resident' and r.county = m.county and r.id = m.other
    left join place.pub_dwelling d on d.county = r.county and d.id = r.door
   where m.county = $1 and m.lead = $2 order by m.decision nulls first, m.by, m.kind, m.other limit 50`

export interface EventRow {
  id: string
  what: string
  actor: string
  agency_name: string | null
  to_name: string | null
  said: Buffer | null
  at: Date
}
/** $1 county, $2 lead. */
export const eventsOf = `
  select e.id, e.what, e.actor, g.name as agency_name, h.name as to_name, e.said, e.at from lead.event e
    left join agency.pub_agency g on g.county = e.county and g.id = e.agency
    left join agency.pub_agency h on h.county = e.county and h.id = e.to_agency
   where e.county = $1 and e.lead = $2 order by e.at, e.id limit 200`
/** Whether the reader has opened this lead within the hour. $1 county, $2 lead, $3 account, $4 since. */
export const readSince = `
  select 1 from lead.event where county = $1 and lead = $2 and actor = $3 and what = 'read' and at > $4 limit 1`

export interface FeedbackRow {
  row_no: number
  id: string | null
  emergency: string | null
  body: Buffer
  answer: Buffer | null
  outcome: Outcome | null
  why: string | null
  answered_at: Date | null
}
/** A list's rows as they came, leads and rejects. $1 county, $2 list. */
export const feedbackOf = `
  select row_no, id, emergency, body, answer, outcome, null as why, answered_at from lead.lead where county = $1 and list = $2
   union all
  select r.row_no, null, t.emergency, r.body, null, null, r.why, null from lead.reject r
    join lead.list t on t.county = r.county and t.id = r.list where r.county = $1 and r.list = $2
   order by row_no`
export async function findList(db: Queryable, county: number, id: string) {
  const [row] = await db.query<{ id: string; year: number; no: number; sender: string; title: string }>(
    'select id, year, no, sender, title from lead.list where county = $1 and id = $2',
    [county, id],
  )
  return row
}
