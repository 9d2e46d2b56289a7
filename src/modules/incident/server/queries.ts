import type { Queryable } from '#platform/server/db/tx.ts'
import { type IncidentKind, type IncidentState, soonWithin } from '../contract/index.ts'

/** SQL of incidents. */

export async function nextNo(db: Queryable, county: number, year: number): Promise<number> {
  const [row] = await db.query<{ no: number }>('select incident.next_no($1, $2) as no', [county, year])
  return row?.no ?? 1
}

export const insertIncident = `
  insert into incident.incident (county, id, year, no, kind, place, path, spot, what, source, emergency, contact, reported_by,
    occurred_at, received_at, due_at, finding)
  values ($1, $2, $3, $4, $5, $6, $7::ltree, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`

/** $1 county, $2 command, $3 incident, $4 path, $5 agency, $6 reporter, $7 what, $8 said, $9 actor, $10 when. */
export const insertEvent = `
  insert into incident.event (county, id, nth, incident, path, agency, reporter, what, said, actor, at)
  values ($1, $2, (select count(*)::smallint from incident.event where county = $1 and id = $2), $3, $4::ltree, $5, $6, $7, $8, $9, $10)`

export interface IncidentRow {
  id: string
  kind: IncidentKind
  path: string
  state: IncidentState
  agency: string | null
  reported_by: string
  emergency: string | null
  contact: Buffer | null
}

/** An incident that the asker may work on, locked. $1 county, $2 id. */
const toChange = `
  select id, kind, path::text as path, state, agency, reported_by, emergency, contact from incident.incident
   where county = $1 and id = $2 for update`
export async function lockIncident(db: Queryable, county: number, id: string): Promise<IncidentRow | undefined> {
  const [row] = await db.query<IncidentRow>(toChange, [county, id])
  return row
}

/** What becomes of it. $1 county, $2 id, $3 state, $4 when, $5 agency, $6 result, $7 joined into. */
export const moveIncident = `
  update incident.incident
     set state = $3::text, version = version + 1,
         agency = coalesce($5::uuid, agency),
         assigned_at = case when $3::text = 'assigned' then $4::timestamptz else assigned_at end,
         solved_at = case when $3::text in ('open', 'assigned') then null when $3::text = 'solved' then $4::timestamptz else solved_at end,
         result = case when $3::text in ('open', 'assigned') then null else coalesce($6::text, result) end,
         told_at = case when $3::text = 'closed' then $4::timestamptz else null end,
         joined_into = $7::uuid
   where county = $1 and id = $2`

/** Nobody's again. $1 county, $2 id. */
export const unassign = `
  update incident.incident set state = 'open', agency = null, assigned_at = null, version = version + 1 where county = $1 and id = $2`

/** What was said before is read by the agency that it is given to, by none where it is nobody's. $1 county, $2 incident, $3 agency. */
export const giveEvents = `update incident.event set agency = $3 where county = $1 and incident = $2`

/** $1 county, $2 id. */
export const agencyById = `select id, name from agency.pub_agency where county = $1 and id = $2`

export interface ShownRow {
  id: string
  year: number
  no: number
  kind: IncidentKind
  place_name: string | null
  spot: string | null
  what: string
  source: string
  state: IncidentState
  agency: string | null
  agency_name: string | null
  received_at: Date
  due_at: Date
  result: string | null
  has_contact: boolean
  finding: string | null
  reported_by: string
  joined_into: string | null
}
const shown = `
  select i.id, i.year, i.no, i.kind, a.name as place_name, i.spot, i.what, i.source, i.state, i.agency, g.name as agency_name,
         i.received_at, i.due_at, i.result, i.contact is not null as has_contact, i.finding, i.reported_by, i.joined_into
    from incident.incident i
    left join place.pub_area a on a.county = i.county and a.id = i.place
    left join agency.pub_agency g on g.county = i.county and g.id = i.agency
   where i.county = $1`
const reach = {
  all: "i.path <@ (select app.scope('incident.read'))",
  own: '(i.reported_by = (select app.this_account()) or i.agency = (select app.this_agency()))',
} as const
/** $5 now; the live ones by clock, the others newest first. $2 kind or null, $3 instant and $4 id of the last row, $6 how many. */
const parts = {
  live: `i.state in ('open', 'assigned') and (i.due_at, i.id) > ($3::timestamptz, $4::uuid) and $5::timestamptz is not null
     order by i.due_at, i.id limit $6`,
  late: `i.state in ('open', 'assigned') and i.due_at <= $5::timestamptz and (i.due_at, i.id) > ($3::timestamptz, $4::uuid)
     order by i.due_at, i.id limit $6`,
  soon: `i.state in ('open', 'assigned') and i.due_at > $5::timestamptz and i.due_at <= $5::timestamptz + interval '${soonWithin} milliseconds'
     and (i.due_at, i.id) > ($3::timestamptz, $4::uuid) order by i.due_at, i.id limit $6`,
  solved: `i.state = 'solved' and (i.due_at, i.id) > ($3::timestamptz, $4::uuid) and $5::timestamptz is not null
     order by i.due_at, i.id limit $6`,
  closed: `i.state in ('closed', 'joined') and (i.received_at, i.id) < ($3::timestamptz, $4::uuid) and $5::timestamptz is not null
     order by i.received_at desc, i.id desc limit $6`,
} as const
export type Show = keyof typeof parts

/** Texts of the pages, by reach and part. */
const pages = Object.fromEntries(
  Object.entries(reach).flatMap(([who, where]) =>
    Object.entries(parts).map(([show, part]) => [
      `${who} ${show}`,
      `${shown} and ${where} and ($2::text is null or i.kind = $2) and ${part}`,
    ]),
  ),
) as Record<`${keyof typeof reach} ${Show}`, string>

export function pageOf(
  db: Queryable,
  county: number,
  who: keyof typeof reach,
  show: Show,
  { kind, at, id, now, limit }: { kind: string | null; at: string; id: string; now: Date; limit: number },
): Promise<ShownRow[]> {
  return db.query<ShownRow>(pages[`${who} ${show}`], [county, kind, at, id, now, limit])
}

/** One incident. $1 county, $2 id. */
const one = `${shown} and i.id = $2`
export async function findShown(db: Queryable, county: number, id: string): Promise<ShownRow | undefined> {
  const [row] = await db.query<ShownRow>(one, [county, id])
  return row
}

/** Other reports of the same matter. $1 county, $2 id. */
export const joinedTo = `
  select id, year, no, what from incident.incident where county = $1 and joined_into = $2 order by received_at limit 50`

/** $1 county, $2 incident. */
export const eventsOf = `
  select id || '.' || nth as id, what, said, actor, at from incident.event
   where county = $1 and incident = $2 order by at desc, id desc limit 200`

/** $1 county, $2 now. */
export const counts = `
  select i.kind, count(*)::int as live, (count(*) filter (where i.state = 'open'))::int as open,
         (count(*) filter (where i.state = 'assigned'))::int as assigned,
         (count(*) filter (where i.due_at <= $2 and i.state <> 'solved'))::int as late,
         (count(*) filter (where i.state = 'solved'))::int as solved
    from incident.incident i
   where i.county = $1 and i.state in ('open', 'assigned', 'solved') and i.path <@ (select app.scope('incident.read'))
   group by i.kind`

/** Raises notices of what is late by now; the worker's. Answers how many people learn of it. */
export async function tellLateIncidents(db: Queryable, county: number): Promise<number> {
  const [row] = await db.query<{ told: number }>('select incident.tell_late($1) as told', [county])
  return row?.told ?? 0
}

/** What papers call an incident. $1 county, $2 id. */
export const recordName = `
  select year || '-' || no as name from incident.incident where county = $1 and id = $2`
