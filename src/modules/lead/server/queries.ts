import type { Queryable } from '#platform/server/db/tx.ts'
import type { LeadState, urgencies } from '../contract/index.ts'

/** SQL of the commands. */

/** Path of an area in the desk's reach, the writer's own agency, and the playbook in force. $1 county, $2 area. */
const ground = `
  select a.path::text as path, (select app.this_agency()) as agency, (select e.playbook from emergency.pub_live e where e.county = $1) as playbook
    from place.pub_area a where a.county = $1 and a.id = $2 and a.path <@ (select app.scope('lead.write'))`
export async function findGround(db: Queryable, county: number, place: string) {
  const [row] = await db.query<{ path: string; agency: string | null; playbook: string | null }>(ground, [
    county,
    place,
  ])
  return row
}

/** A list as commands need it. */
export interface ListRow {
  id: string
  path: string
  sender: string
  title: string
  urgency: (typeof urgencies)[number]
  agency: string
  due_at: Date
  retain_until: Date
  returned_at: Date | null
}
/** A list in the desk's reach, locked. */
export async function lockList(db: Queryable, county: number, id: string): Promise<ListRow | undefined> {
  const [row] = await db.query<ListRow>(
    `select id, path::text as path, sender, title, urgency, agency, due_at, retain_until, returned_at from lead.list
      where county = $1 and id = $2 and path <@ (select app.scope('lead.write')) for update`,
    [county, id],
  )
  return row
}

/** Writes a list with the next number of the year; $4 year. */
export const insertList = (db: Queryable, values: readonly unknown[]) =>
  db.query(
    `insert into lead.list (county, id, path, year, no, emergency, sender, title, urgency, file_name, agency, received_by, received_at, due_at, retain_until)
     values ($1, $2, $3::ltree, $4::int, lead.next_no($1, $4::int), $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    values,
  )

/** Towns and communities below a path, by name. */
export const placesBelow = (db: Queryable, county: number, path: string) =>
  db.query<{ id: string; kind: string; name: string; path: string }>(
    `select id, kind, name, path::text as path from place.pub_area
      where county = $1 and path <@ $2::ltree and kind in ('town', 'community', 'village')`,
    [county, path],
  )

/** Rows that the list holds already, with the digest of their number. */
export const rowsOf = (db: Queryable, county: number, list: string) =>
  db.query<{ row_no: number; id_index: Buffer | null }>(
    `select row_no, id_index from lead.lead where county = $1 and list = $2
     union all select row_no, null from lead.reject where county = $1 and list = $2`,
    [county, list],
  )

/** What a lead is compared by; digests in hexadecimal, or null. */
export interface Key {
  id: string
  name: string | null
  number: string | null
  phone: string | null
  year: number | null
}
export interface Match {
  id: string
  kind: 'lead' | 'pass' | 'resident'
  other: string
  by: 'number' | 'phone' | 'name_year'
}
const keys = `k as (
  select id, decode(name, 'hex') as name, decode(number, 'hex') as number, decode(phone, 'hex') as phone, year
    from jsonb_to_recordset($2::jsonb) as x (id uuid, name text, number text, phone text, year int))`
/**
 * Somebody known who may be the same: by number, else by phone, the own or the household's (one of a household: the one of that name
 * first, then the one whose own it is), else by name with
 * the year of birth. Of passes the latest. Within the list itself a phone alone is a family's: there the name must be the same too, and
 * name and year with nothing that speaks against it. $1 county, $2 keys as JSON, $3 the list itself.
 */
const matches = `
  with ${keys},
  found as (
    select k.id, 'resident' as kind, r.id as other, 1 as rank from k join registry.pub_identity r on r.county = $1 and r.id_index = k.number
    union all
    select p.* from (
      select distinct on (c.id, c.door) c.id, 'resident' as kind, c.other, 2 as rank
        from (select k.id, r.door, r.id as other, true as own, r.name_index = k.name as named, r.birth_year
                from k join registry.pub_identity r on r.county = $1 and r.own_phone_index = k.phone
              union all
              select k.id, r.door, r.id, false, r.name_index = k.name, r.birth_year
                from k join registry.pub_identity r on r.county = $1 and r.phone_index = k.phone) c
       order by c.id, c.door, c.named desc nulls last, c.own desc, c.birth_year, c.other) p
    union all
    select k.id, 'resident', r.id, 3 from k join registry.pub_identity r on r.county = $1 and r.name_index = k.name and r.birth_year = k.year
    union all
    select p.* from (
      select distinct on (k.id) k.id, 'pass' as kind, x.pass as other, case when x.paper_index = k.number then 1 else 2 end as rank
        from k join checkpoint.pub_pass_identity x on x.county = $1 and (x.paper_index = k.number or x.phone_index = k.phone)
       order by k.id, x.occurred_at desc) p
    union all
    select k.id, 'lead', l.id, 1 from k join lead.lead l on l.county = $1 and l.list <> $3 and l.id_index = k.number
    union all
    select k.id, 'lead', l.id, 2 from k join lead.lead l on l.county = $1 and l.phone_index = k.phone and (l.list <> $3 or l.name_index = k.name)
    union all
    select k.id, 'lead', l.id, 3 from k join lead.lead l on l.county = $1 and l.name_index = k.name and l.birth_year = k.year
       and (l.list <> $3 or (l.phone_index is null or k.phone is null) and (l.id_index is null or k.number is null)))
  select distinct on (id, kind, other) id, kind, other, (array['number', 'phone', 'name_year'])[rank] as by from found order by id, kind, other, rank`
export const findMatches = (db: Queryable, county: number, list: string, sought: readonly Key[]) =>
  db.query<Match>(matches, [county, JSON.stringify(sought), list])

/** Writes leads. $2 list, $3 path, $4 emergency, $5 desk, $6 due, $7 retained until, $8 rows as JSON. */
export const insertLeads = `
  insert into lead.lead (county, id, list, row_no, path, emergency, agency, desk, place, body, birth_year, name_index, id_index, phone_index, code_index, due_at, retain_until)
  select $1, r.id, $2, r.row, $3::ltree, $4, $5, $5, r.place, decode(r.body, 'base64'), r.year, decode(r.name, 'hex'), decode(r.number, 'hex'), decode(r.phone, 'hex'), decode(r.code, 'hex'), $6, $7
    from jsonb_to_recordset($8::jsonb) as r (id uuid, row int, place uuid, body text, year int, name text, number text, phone text, code text)`
/** $2 list, $3 path, $4 retained until, $5 rows as JSON. */
export const insertRejects = `
  insert into lead.reject (county, list, row_no, path, why, body, retain_until)
  select $1, $2, r.row, $3::ltree, r.why, decode(r.body, 'base64'), $4 from jsonb_to_recordset($5::jsonb) as r (row int, why text, body text)`
/** $2 path, $3 retained until, $4 matches as JSON. */
export const insertMatches = `
  insert into lead.match (county, lead, kind, other, path, by, retain_until)
  select $1, m.id, m.kind, m.other, $2::ltree, m.by, $3 from jsonb_to_recordset($4::jsonb) as m (id uuid, kind text, other uuid, by text)`

/** An event of each lead. $1 county, $2 `{id, lead, said}` as JSON, $3 what, $4 agency, $5 to agency, $6 account, $7 when. */
export const insertEvents = `
  insert into lead.event (county, id, lead, path, what, agency, to_agency, said, actor, at, retain_until)
  select $1, e.id, e.lead, l.path, $3, $4, $5, decode(e.said, 'base64'), $6, $7, l.retain_until
    from jsonb_to_recordset($2::jsonb) as e (id uuid, lead uuid, said text) join lead.lead l on l.county = $1 and l.id = e.lead`
/** The same for leads that another agency owns by now: their path and date are told. $8 path, $9 retained until. */
export const insertEventsOf = `
  insert into lead.event (county, id, lead, path, what, agency, to_agency, said, actor, at, retain_until)
  select $1, e.id, e.lead, e.path::ltree, $3, $4, $5, decode(e.said, 'base64'), $6, $7, e.until
    from jsonb_to_recordset($2::jsonb) as e (id uuid, lead uuid, said text, path text, until timestamptz)`

/** A lead as commands need it. */
export interface LeadHead {
  id: string
  list: string
  path: string
  state: LeadState
  agency: string
  last_agency: string | null
  emergency: string
  retain_until: Date
}
const head = 'id, list, path::text as path, state, agency, last_agency, emergency, retain_until'
/** Leads in the desk's reach, locked. */
export const lockLeads = (db: Queryable, county: number, ids: readonly string[]) =>
  db.query<LeadHead>(
    `select ${head} from lead.lead where county = $1 and id = any ($2::uuid[]) and path <@ (select app.scope('lead.write')) order by id for update`,
    [county, ids],
  )
/** Leads of the reader's own agency. */
export const ownLeads = (db: Queryable, county: number, ids: readonly string[]) =>
  db.query<LeadHead>(
    `select ${head} from lead.lead where county = $1 and id = any ($2::uuid[]) and agency = (select app.this_agency()) order by id`,
    [county, ids],
  )

/** Leads that the reader's agency has not signed for, due first. */
export const waitingOwn = (db: Queryable, county: number, most: number) =>
  db.query<{ id: string }>(
    `select id from lead.lead where county = $1 and agency = (select app.this_agency()) and state = 'assigned' order by due_at, id limit $2`,
    [county, most],
  )
export async function countWaiting(db: Queryable, county: number): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `select count(*)::int as count from lead.lead where county = $1 and agency = (select app.this_agency()) and state = 'assigned'`,
    [county],
  )
  return row?.count ?? 0
}

/** Gives leads to an agency. $1 county, $2 leads, $3 agency. */
export const assignLeads = `
  update lead.lead set state = 'assigned', agency = $3, assigned_at = app.now(), received_at = null, outcome = null, answer = null, answered_at = null,
         version = version + 1
   where county = $1 and id = any ($2::uuid[]) returning id`
/** Leads are the desk's again. $1 county, $2 leads. */
export const takeLeadsBack = `
  update lead.lead set state = 'new', agency = desk, assigned_at = null, received_at = null, version = version + 1
   where county = $1 and id = any ($2::uuid[]) returning id`
/** Each new lead of a list to the town agency of the place that its address names. $1 county, $2 list. */
export const splitByArea = `
  update lead.lead l set state = 'assigned', agency = g.id, assigned_at = app.now(), version = l.version + 1
    from place.pub_area a join agency.pub_agency g on g.county = a.county and g.path = a.path and g.kind = 'town'
   where l.county = $1 and l.list = $2 and l.state = 'new' and a.county = $1 and a.id = l.place
  returning l.id, l.agency`
/** The new leads of a list evenly over agencies, by row. $1 county, $2 list, $3 agencies. */
export const splitEvenly = `
  update lead.lead l set state = 'assigned', agency = ($3::uuid[])[1 + (n.at - 1) % cardinality($3::uuid[])], assigned_at = app.now(), version = l.version + 1
    from (select id, row_number() over (order by row_no) as at from lead.lead where county = $1 and list = $2 and state = 'new') n
   where l.county = $1 and l.id = n.id
  returning l.id, l.agency`
export const countNew = `select count(*)::int as left from lead.lead where county = $1 and list = $2 and state = 'new'`
/** Agencies that take part, of those named. */
export const openAgencies = (db: Queryable, county: number, ids: readonly string[]) =>
  db.query<{ id: string }>('select id from agency.pub_agency where county = $1 and id = any ($2::uuid[])', [
    county,
    ids,
  ])

/** What an owner does; answers the leads that moved. */
export const moveOwn = (db: Queryable, values: readonly unknown[]) =>
  db.query<{ id: string }>('select lead.move_own($1, $2, $3, $4, $5, $6, $7) as id', values)

/** An earlier answer with its words, sealed to that lead. $1 county, $2 the other lead. */
export const answerOf = `
  select o.emergency, o.answer from lead.lead o where o.county = $1 and o.id = $2 and o.outcome is not null`
/** An earlier answer is this lead's. $1 county, $2 lead, $3 the other one, $4 its words, sealed to this one. */
export const adoptAnswer = `
  update lead.lead l set state = 'answered', outcome = o.outcome, answer = $4, answered_at = app.now(), version = l.version + 1
    from lead.lead o where l.county = $1 and l.id = $2 and o.county = $1 and o.id = $3 and o.outcome is not null`
/** What is known of somebody who may be the same: where they live, or what was found out and when. $1 county, $2 kind, $3 other. */
export const knownOf = `
  select d.address, null as outcome, null::timestamptz as at from registry.pub_identity r
    join place.pub_dwelling d on d.county = r.county and d.id = r.door where $2 = 'resident' and r.county = $1 and r.id = $3
   union all
  select null, o.outcome, o.answered_at from lead.lead o where $2 = 'lead' and o.county = $1 and o.id = $3 and o.outcome is not null`
/** $1 county, $2 lead, $3 kind, $4 other, $5 decision, $6 account, $7 what an owner is shown. */
export const decide = `
  update lead.match set decision = $5, decided_by = $6, decided_at = app.now(), known = $7
   where county = $1 and lead = $2 and kind = $3 and other = $4 returning lead`

/** How many leads of a list have no answer. */
export async function unanswered(db: Queryable, county: number, list: string): Promise<number> {
  const [row] = await db.query<{ count: number }>(
    `select count(*)::int as count from lead.lead where county = $1 and list = $2 and state <> 'answered'`,
    [county, list],
  )
  return row?.count ?? 0
}
export const returnLeads = `
  update lead.lead set state = 'returned', returned_at = app.now(), version = version + 1 where county = $1 and list = $2 returning id`
export const returnList = 'update lead.list set returned_at = app.now(), returned_by = $3 where county = $1 and id = $2'

/** Deletes what is past its date; for the worker. */
export async function purge(db: Queryable, county: number): Promise<void> {
  await db.query('select lead.purge($1)', [county])
}

/** Raises notices of what is late by now; the worker's. Answers how many people learn of it. */
export async function tellLateLeads(db: Queryable, county: number): Promise<number> {
  const [row] = await db.query<{ told: number }>('select lead.tell_late($1) as told', [county])
  return row?.told ?? 0
}
