import type { Language } from '#platform/contract/index.ts'
import type { Queryable } from '#platform/server/db/tx.ts'
import type { kinds, MeasureState, shows } from '../contract/index.ts'

/** SQL of the reads. */

/** Address of a dwelling; empty where it is out of reach. */
export async function addressOf(db: Queryable, county: number, door: string): Promise<string> {
  const [row] = await db.query<{ address: string }>(
    'select address from place.pub_dwelling where county = $1 and id = $2',
    [county, door],
  )
  return row?.address ?? ''
}

/** A dwelling in reach of whoever proposes. */
export async function findDoor(db: Queryable, county: number, door: string): Promise<{ address: string } | undefined> {
  const [row] = await db.query<{ address: string }>(
    `select address from place.pub_dwelling where county = $1 and id = $2 and path <@ (select app.scope('measure.read'))`,
    [county, door],
  )
  return row
}

export interface ShownRow {
  id: string
  order_id: string
  year: number
  no: number
  kind: (typeof kinds)[number]
  state: MeasureState
  address: string | null
  proposed_by: string | null
  starts_at: Date
  expires_at: Date
  persons: number
  objection_due_at: Date | null
}

const shown = `
  m.id, m.order_id, m.year, m.no, m.kind, d.address, g.name as proposed_by, m.starts_at, m.expires_at,
  (select count(*)::int from measure.measure o where o.county = m.county and o.order_id = m.order_id) as persons,
  (select o.due_at from measure.objection o where o.county = m.county and o.measure = m.id and o.answered_at is null) as objection_due_at`
const joined = `
  left join place.pub_dwelling d on d.county = m.county and d.id = m.door
  left join agency.pub_agency g on g.county = m.county and g.id = m.proposer_agency`

/** Whether an order waits for the signature of the reader's agency: one of another agency's that lacks one, the third for health alone. */
const toSign = `(
  (s.state = 'evidenced' or s.state = 'seconded' and (select app.this_agency()) in (
      select h.id from agency.pub_agency h where h.county = m.county and h.kind = 'health'))
  and m.proposer_agency <> (select app.this_agency())
  and measure.order_size(m.county, m.order_id) = (
    select count(*) from measure.measure r where r.county = m.county and r.order_id = m.order_id
      and measure.state_at(r, app.now()) not in ('ended', 'lifted', 'expired', 'void'))
  and not exists (select from measure.approval a where a.county = m.county and a.measure = m.id and a.agency = (select app.this_agency())))`

/** What each list of the desk holds. One row of an order stands for all that wait for the same signature. */
const parts: Readonly<Record<(typeof shows)[number], string>> = {
  to_sign: `m.expires_at > app.now() and m.ended_at is null and ${toSign}
    and not exists (select from measure.measure o where o.county = m.county and o.order_id = m.order_id and o.no < m.no and o.ended_at is null)`,
  open: `m.expires_at > app.now() and m.ended_at is null and s.state in ('proposed', 'evidenced', 'seconded', 'approved')`,
  running: `m.expires_at > app.now() and m.ended_at is null and s.state in ('served', 'running', 'suspended')`,
  ending: `m.expires_at > app.now() and m.expires_at <= app.now() + interval '24 hours' and m.ended_at is null
    and s.state in ('served', 'running', 'suspended')`,
  objections: `m.expires_at > app.now() and m.ended_at is null
    and exists (select from measure.objection o where o.county = m.county and o.measure = m.id and o.answered_at is null)`,
  over: `(m.expires_at <= app.now() or m.ended_at is not null or s.state = 'void')`,
}
const state = 'cross join lateral (select measure.state_at(m, app.now()) as state) s'

/** A page, newest numbers first. $1 county, $2 year and $3 number of the last row, $4 how many. */
export const pageOf = (
  db: Queryable,
  county: number,
  show: (typeof shows)[number],
  year: number,
  no: number,
  limit: number,
) =>
  db.query<ShownRow>(
    `select ${shown}, s.state from measure.measure m ${state} ${joined}
      where m.county = $1 and (m.year, m.no) < ($2, $3) and ${parts[show]} order by m.year desc, m.no desc limit $4`,
    [county, year, no, limit],
  )

/** How many there are of each. $1 county. */
export const countsOf = `
  select (count(*) filter (where ${parts.to_sign}))::int as to_sign,
         (count(*) filter (where ${parts.open}))::int as open,
         (count(*) filter (where ${parts.running}))::int as running,
         (count(*) filter (where ${parts.ending}))::int as ending,
         (count(*) filter (where ${parts.objections}))::int as objections,
         min((select min(o.due_at) from measure.objection o where o.county = m.county and o.measure = m.id and o.answered_at is null)) as objection_due_at,
         (count(*) filter (where s.state = 'suspended'))::int as suspended
    from measure.measure m ${state} where m.county = $1 and m.expires_at > app.now() and m.ended_at is null`

/** How many measures run, by the law they stand on: counts, for whoever may see none of them. */
export const countRunning = (db: Queryable, county: number) =>
  db.query<{ basis: string; running: number }>('select basis, running from measure.pub_running($1)', [county])

export interface WholeRow extends ShownRow {
  person: string
  door: string
  emergency: string
  basis: string
  restrictions: string[]
  help: string[]
  proposer: string
  proposed_at: Date
  ended_at: Date | null
  ended_by: string | null
  ended_why: string | null
}
export async function findWhole(db: Queryable, county: number, id: string): Promise<WholeRow | undefined> {
  const [row] = await db.query<WholeRow>(
    `select ${shown}, s.state, m.person, m.door, m.emergency, m.basis, m.restrictions, m.help, m.proposer, m.proposed_at, m.ended_at, m.ended_by, m.ended_why
       from measure.measure m ${state} ${joined} where m.county = $1 and m.id = $2`,
    [county, id],
  )
  return row
}

/** $1 county, $2 measure. */
export const evidenceOf = `
  select id, kind, cipher, actor, at from measure.evidence where county = $1 and measure = $2 order by at, id`
export const approvalsOf = `
  select a.rank, a.actor, g.name as agency, a.at from measure.approval a
    left join agency.pub_agency g on g.county = a.county and g.id = a.agency
   where a.county = $1 and a.measure = $2 order by a.rank`
export const serviceOf = 'select how, language, actor, at from measure.service where county = $1 and measure = $2'
export const objectionsOf = `
  select id, how, cipher, at, due_at, answer, answer_cipher, answered_by, answered_at from measure.objection
   where county = $1 and measure = $2 order by at, id`

/** The members of an order that the reader reaches, for its page. */
export interface MemberRow {
  id: string
  no: number
  person: string
  address: string | null
  state: MeasureState
  content: Buffer
}
export const membersOf = (db: Queryable, county: number, order: string) =>
  db.query<MemberRow>(
    `select m.id, m.no, m.person, d.address, s.state, measure.content_of(m.county, m.id) as content
       from measure.measure m ${state} left join place.pub_dwelling d on d.county = m.county and d.id = m.door
      where m.county = $1 and m.order_id = $2 order by m.no limit 200`,
    [county, order],
  )

/** Measures on a resident, newest first, by number and term, with the language in which the person was told. */
export const measuresOnResident = (db: Queryable, county: number, resident: string) =>
  db.query<{
    id: string
    kind: (typeof kinds)[number]
    state: MeasureState
    starts_at: Date
    expires_at: Date
    ended_at: Date | null
    language: Language | null
  }>(
    `select m.id, m.kind, s.state, m.starts_at, m.expires_at, m.ended_at, v.language from measure.measure m ${state}
       left join measure.service v on v.county = m.county and v.measure = m.id
      where m.county = $1 and m.person = $2 order by m.starts_at desc limit 20`,
    [county, resident],
  )
