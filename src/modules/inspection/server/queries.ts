import type { Queryable } from '#platform/server/db/tx.ts'
import type { FindingKind, FindingState } from '../contract/index.ts'

/** SQL of drawing, checking and answering. */

/** Agencies of accounts. $1 county, $2 accounts. */
const agencies = 'select id, agency from agency.pub_account where county = $1 and id = any ($2::uuid[])'
export async function agenciesOf(
  db: Queryable,
  county: number,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (accounts.length === 0) return new Map()
  const rows = await db.query<{ id: string; agency: string }>(agencies, [county, accounts])
  return new Map(rows.map(({ id, agency }) => [id, agency]))
}

/** How many of some agencies there are. $1 county, $2 agencies. */
export const countAgencies = `select count(*)::int as count from agency.pub_agency where county = $1 and id = any ($2::uuid[])`

/**
 * $1 county, $2 id, $3 place, $4 path, $5 from day, $6 days, $7 hour from, $8 hour to, $9 agencies, $10 pool, $11 cells, $12 commitment,
 * $13 seed, $14 by, $15 at.
 */
export const insertDraw = `
  insert into inspection.draw (county, id, place, path, from_day, days, hour_from, hour_to, agencies, pool, cells, commitment, seed, drawn_by, drawn_at)
  values ($1, $2, $3, $4::ltree, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13, $14, $15)`

/** $1 county, $2 draw, $3 rows as JSON. */
export const insertDrawn = `
  insert into inspection.drawn (county, id, draw, nth, post, post_name, place, path, hour_at, leader, agency)
  select $1, r.id, $2, r.nth, r.post, r.post_name, r.place, r.path::ltree, r.hour_at, r.leader, r.agency
    from jsonb_to_recordset($3::jsonb) as r (id uuid, nth smallint, post uuid, post_name text, place uuid, path text, hour_at timestamptz, leader uuid, agency uuid)`

export interface DrawState {
  id: string
  withdrawn_at: Date | null
  left: number
}
/** A draw to take back, locked, with how many of its checks are not done. $1 county, $2 id. */
export const lockDraw = `
  select d.id, d.withdrawn_at,
         (select count(*)::int from inspection.drawn c left join inspection.visit v on v.county = c.county and v.drawn = c.id
           where c.county = $1 and c.draw = d.id and v.id is null) as left
    from inspection.draw d where d.county = $1 and d.id = $2 and d.path <@ (select app.scope('inspection.draw')) for update of d`
/** $1 county, $2 id, $3 at, $4 by, $5 why. */
export const endDraw = `
  update inspection.draw set withdrawn_at = $3, withdrawn_by = $4, withdrawn_why = $5 where county = $1 and id = $2`

export interface DrawnRow {
  id: string
  draw: string
  post: string
  post_name: string
  place: string
  path: string
  hour_at: Date
  leader: string | null
  agency: string | null
  withdrawn_at: Date | null
}
/** One check that was drawn, with what became of its draw. $1 county, $2 id. */
export const drawnById = `
  select c.id, c.draw, c.post, c.post_name, c.place, c.path::text as path, c.hour_at, c.leader, c.agency, d.withdrawn_at
    from inspection.drawn c join inspection.draw d on d.county = c.county and d.id = c.draw
   where c.county = $1 and c.id = $2 and c.path <@ (select app.scope('inspection.write'))`

/**
 * $1 county, $2 id, $3 drawn, $4 draw, $5 post, $6 name, $7 place, $8 path, $9 agency, $10 hour, $11 planned, $12 present, $13 is empty,
 * $14 in order, $15 lat, $16 lon, $17 inspector, $18 at, $19 received.
 */
export const insertVisit = `
  insert into inspection.visit (county, id, drawn, draw, post, post_name, place, path, agency, hour_at, planned, present, is_empty, in_order, lat, lon,
    inspector, at, received_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8::ltree, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)`

/** How often each kind was found at a post in a time. $1 county, $2 post, $3 from, $4 to. */
export const foundBefore = `
  select kind, count(*)::int as count from inspection.finding
   where county = $1 and post = $2 and found_at >= $3 and found_at < $4 group by kind`

/** $1 county, $2 visit, $3 post, $4 name, $5 place, $6 path, $7 leader, $8 agency, $9 found at, $10 by, $11 received, $12 rows as JSON. */
export const insertFindings = `
  insert into inspection.finding (county, id, visit, post, post_name, place, path, leader, agency, shown_agency, kind, shift, account, said,
    request, incident, found_at, found_by, received_at, due_at, repeats)
  select $1, r.id, $2, $3, $4, $5, $6::ltree, $7, $8, r.shown_agency, r.kind, r.shift, r.account, r.said, r.request, r.incident, $9, $10, $11,
         r.due_at, r.repeats
    from jsonb_to_recordset($12::jsonb) as r (id uuid, shown_agency uuid, kind text, shift uuid, account uuid, said text, request uuid,
      incident uuid, due_at timestamptz, repeats smallint)`

/** $1 county, $2 command, $3 finding, $4 path, $5 leader, $6 agency that sees it, $7 what, $8 said, $9 actor, $10 at. */
export const insertEvent = `
  insert into inspection.event (county, id, finding, path, leader, shown_agency, what, said, actor, at)
  values ($1, $2, $3, $4::ltree, $5, $6, $7, $8, $9, $10)`

export interface FindingRow {
  id: string
  path: string
  leader: string | null
  shown_agency: string | null
  kind: FindingKind
  state: FindingState
}
const one = `
  select id, path::text as path, leader, shown_agency, kind, state from inspection.finding where county = $1 and id = $2`
const sides = {
  inspects: `${one} and path <@ (select app.scope('inspection.write')) for update`,
  answers: `${one} and (leader = (select app.this_account()) or shown_agency = (select app.this_agency())) for update`,
} as const
/** A finding to bring on, locked: from the side that inspects, or from the one that answers. */
export async function lockFinding(
  db: Queryable,
  county: number,
  id: string,
  side: keyof typeof sides,
): Promise<FindingRow | undefined> {
  const [row] = await db.query<FindingRow>(sides[side], [county, id])
  return row
}

/** $1 county, $2 id, $3 answer, $4 by when, $5 at. */
export const answerRow = `
  update inspection.finding set state = 'answered', answer = $3, by_when = $4, answered_at = $5, version = version + 1
   where county = $1 and id = $2`
/** $1 county, $2 id, $3 due. */
export const returnRow = `
  update inspection.finding set state = 'returned', due_at = $3, by_when = null, version = version + 1 where county = $1 and id = $2`
/** $1 county, $2 id, $3 at. */
export const closeRow = `
  update inspection.finding set state = 'closed', closed_at = $3, version = version + 1 where county = $1 and id = $2`

/** A visit of the own place. $1 county, $2 id. */
export const visitById = `
  select id, path::text as path from inspection.visit where county = $1 and id = $2 and path <@ (select app.scope('inspection.write'))`
/** $1 county, $2 id, $3 visit, $4 path, $5 key, $6 size, $7 digest, $8 jpeg, $9 taken, $10 received, $11 by. */
export const insertPhoto = `
  insert into inspection.photo (county, id, visit, path, sealed_under, size, digest, jpeg, taken_at, received_at, actor)
  values ($1, $2, $3, $4::ltree, $5, $6, $7, $8, $9, $10, $11)`
/** $1 county, $2 visit. */
export const photoOf = `
  select id, sealed_under, jpeg, taken_at, actor from inspection.photo where county = $1 and visit = $2`

/** An area stands somewhere else, and all that hangs on it. */
export const followArea = (db: Queryable, county: number, from: string, to: string) =>
  db.query('select inspection.follow_area($1, $2::text::ltree, $3::text::ltree)', [county, from, to])
