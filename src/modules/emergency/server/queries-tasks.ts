import type { Queryable } from '#platform/server/db/tx.ts'
import type { Body, Holder, Post, Running, Spot } from './tasks.ts'

/** Agencies of the county, towns and departments in the order of their places. */
export const listBodies = (db: Queryable, county: number) =>
  db.query<Body>(
    'select id, kind, name, path::text as path from agency.pub_agency where county = $1 order by path, kind, name, id',
    [county],
  )

/** The county's own area. */
export async function countyArea(db: Queryable, county: number): Promise<{ id: string; path: string } | undefined> {
  const [row] = await db.query<{ id: string; path: string }>(
    "select id, path::text as path from place.pub_area where county = $1 and kind = 'county'",
    [county],
  )
  return row
}

/** Who holds roles in the county now. */
export const listHolders = (db: Queryable, county: number, roles: readonly string[]) =>
  db.query<Holder>(
    'select role, place, path::text as path, account, agency from agency.pub_holders($1, $2) order by path, role, account',
    [county, roles],
  )

/** Areas of some kinds, in the order of the county. */
export const listSpots = (db: Queryable, county: number, kinds: readonly string[]) =>
  db.query<Spot>(
    'select id, kind, path::text as path from place.pub_area where county = $1 and kind = any ($2) order by path',
    [county, kinds],
  )

/** Names of areas by their ids. */
export async function spotNames(db: Queryable, county: number, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.query<{ id: string; name: string }>(
    'select id, name from place.pub_area where county = $1 and id = any ($2::uuid[])',
    [county, [...new Set(ids)]],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Roles at places that running tasks name, as they were signed last. */
export const runningPosts = (db: Queryable, county: number, emergency: string) =>
  db.query<Post & { began: string; nth: number }>(
    `select began, nth, code, agency, role, place, holder from emergency.task_post
      where county = $1 and emergency = $2 and ended_at is null order by code, role, place, holder`,
    [county, emergency],
  )

/** Tasks that agencies have in an emergency now. */
export async function runningTasks(
  db: Queryable,
  county: number,
  emergency: string,
): Promise<(Running & { began: string })[]> {
  const rows = await db.query<{ code: string; agency: string; due_at: Date; began: string }>(
    'select code, agency, due_at, began from emergency.task where county = $1 and emergency = $2 and ended_at is null order by code, agency',
    [county, emergency],
  )
  return rows.map(({ due_at, ...row }) => ({ ...row, dueAt: due_at }))
}

/** What one command begins and ends. */
export interface Moved {
  county: number
  emergency: string
  command: string
  at: Date
}

/** Begins tasks, all in one statement. */
export async function startTasks(
  db: Queryable,
  { county, emergency, command, at }: Moved,
  starts: readonly Running[],
): Promise<void> {
  if (starts.length === 0) return
  const rows = JSON.stringify(starts.map(({ code, agency, dueAt }) => ({ code, agency, due_at: dueAt })))
  await db.query(
    `insert into emergency.task (county, emergency, code, agency, began, began_at, due_at)
     select $1, $2, r.code, r.agency, $3, $4, r.due_at
       from jsonb_to_recordset($5::jsonb) as r (code text, agency uuid, due_at timestamptz)`,
    [county, emergency, command, at, rows],
  )
}

/** Ends tasks; their rows stay. */
export async function endTasks(
  db: Queryable,
  { county, emergency, command, at }: Moved,
  ends: readonly { code: string; agency: string }[],
): Promise<void> {
  if (ends.length === 0) return
  const rows = JSON.stringify(ends.map(({ code, agency }) => ({ code, agency })))
  await db.query(
    `update emergency.task t set ended = $3, ended_at = $4
       from jsonb_to_recordset($5::jsonb) as r (code text, agency uuid)
      where t.county = $1 and t.emergency = $2 and t.code = r.code and t.agency = r.agency and t.ended_at is null`,
    [county, emergency, command, at, rows],
  )
}

/** Keeps which roles at places tasks name from now on; those that are over keep their rows. */
export async function movePosts(
  db: Queryable,
  { county, emergency, command, at }: Moved,
  { starts, ends }: { starts: readonly Post[]; ends: readonly { began: string; nth: number }[] },
): Promise<void> {
  if (ends.length > 0)
    await db.query(
      `update emergency.task_post t set ended = $3, ended_at = $4
         from jsonb_to_recordset($5::jsonb) as r (began uuid, nth int)
        where t.county = $1 and t.emergency = $2 and t.began = r.began and t.nth = r.nth`,
      [county, emergency, command, at, JSON.stringify(ends.map(({ began, nth }) => ({ began, nth })))],
    )
  if (starts.length === 0) return
  const rows = JSON.stringify(starts.map((post, nth) => ({ ...post, nth })))
  await db.query(
    `insert into emergency.task_post (county, emergency, began, nth, code, agency, role, place, holder, began_at)
     select $1, $2, $3, r.nth, r.code, r.agency, r.role, r.place, r.holder, $4
       from jsonb_to_recordset($5::jsonb) as r (nth int, code text, agency uuid, role text, place uuid, holder uuid)`,
    [county, emergency, command, at, rows],
  )
}
