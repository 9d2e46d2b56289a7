import type { Queryable } from '#platform/server/db/tx.ts'

/** A place that can be given as a task: an area, or one door. */
export interface PlaceRow {
  id: string
  path: string
  name: string
  is_dwelling: boolean
}

// An area is named with what it stands in below the town, so that "1单元" says whose.
const findPlacesText = `
select a.id, a.path::text as path, false as is_dwelling, left(coalesce((
         select string_agg(p.name, ' ' order by nlevel(p.path)) from place.pub_area p
          where p.county = $1 and p.kind not in ('county', 'town') and (p.kind <> 'grid' or p.id = a.id)
            and p.path = any (array(select subpath(a.path, 0, i) from generate_series(1, nlevel(a.path)) i))), a.name), 200) as name
  from place.pub_area a
 where a.county = $1 and a.id = any ($2::uuid[]) and a.path <@ (select app.scope('task.write'))
union all
select d.id, d.path::text, true, d.address from place.pub_dwelling d where d.county = $1 and d.id = any ($2::uuid[])`

/** Areas and doors by their ids, those within reach of the caller's task.write. */
export const findPlaces = (db: Queryable, county: number, ids: readonly string[]) =>
  db.query<PlaceRow>(findPlacesText, [county, ids])

/** Whether a person holds a live grid worker's role over all the paths at a moment. */
export async function covers(db: Queryable, county: number, account: string, paths: readonly string[], at: Date) {
  const rows = await db.query<{ covers: boolean }>('select dispatch.covers($1, $2, $3::ltree[], $4) as covers', [
    county,
    account,
    paths,
    at,
  ])
  return rows[0]?.covers === true
}

/** Ends the live tasks of some places; answers how many. */
export async function endTasksOf(db: Queryable, county: number, places: readonly string[], by: string, at: Date) {
  const rows = await db.query<{ id: string }>(
    `update dispatch.task set withdrawn_at = $4, withdrawn_by = $3, version = version + 1
      where county = $1 and place = any ($2::uuid[]) and withdrawn_at is null and path <@ (select app.scope('task.write')) returning id`,
    [county, places, by, at],
  )
  return rows.length
}

/** A task as it is written. */
export interface NewTask {
  id: string
  place: string
  isDwelling: boolean
  path: string
  placeName: string
  dueAt: Date
  note: string | null
}

/** Writes tasks of one worker. */
export async function insertTasks(
  db: Queryable,
  given: { county: number; assignee: string; by: string; at: Date },
  tasks: readonly NewTask[],
): Promise<void> {
  await db.query(
    `insert into dispatch.task (county, id, place, is_dwelling, path, place_name, assignee, assigned_by, assigned_at, due_at, note)
     select $1, t.id, t.place, t.is_dwelling, t.path, t.place_name, $2, $3, $4, t.due_at, t.note
       from unnest($5::uuid[], $6::uuid[], $7::boolean[], $8::ltree[], $9::text[], $10::timestamptz[], $11::text[])
         as t (id, place, is_dwelling, path, place_name, due_at, note)`,
    [
      given.county,
      given.assignee,
      given.by,
      given.at,
      tasks.map((task) => task.id),
      tasks.map((task) => task.place),
      tasks.map((task) => task.isDwelling),
      tasks.map((task) => task.path),
      tasks.map((task) => task.placeName),
      tasks.map((task) => task.dueAt),
      tasks.map((task) => task.note),
    ],
  )
}

/** A task as a command finds it. */
export interface TaskRow {
  id: string
  place: string
  is_dwelling: boolean
  path: string
  place_name: string
  due_at: Date
  note: string | null
  withdrawn_at: Date | null
}

/** Tasks within reach of task.write, locked in the order of their ids so that two commands cannot block each other. */
export const lockTasks = (db: Queryable, county: number, ids: readonly string[]) =>
  db.query<TaskRow>(
    `select id, place, is_dwelling, path::text as path, place_name, due_at, note, withdrawn_at from dispatch.task
      where county = $1 and id = any ($2::uuid[]) and path <@ (select app.scope('task.write')) order by id for update`,
    [county, ids],
  )

/** Marks the live ones of a worker's own tasks as accepted, once; answers all of those named that are the worker's. */
export const acceptTasks = (db: Queryable, county: number, ids: readonly string[], account: string, at: Date) =>
  db.query<{ live: boolean }>(
    `with taken as (
       update dispatch.task set accepted_at = greatest($4, assigned_at), version = version + 1
        where county = $1 and id = any ($2::uuid[]) and assignee = $3 and withdrawn_at is null and accepted_at is null
     ) select withdrawn_at is null as live from dispatch.task where county = $1 and id = any ($2::uuid[]) and assignee = $3`,
    [county, ids, account, at],
  )

/** An area was put somewhere else: tasks at or below it follow. */
export async function followArea(db: Queryable, county: number, from: string, to: string): Promise<void> {
  await db.query('select dispatch.follow_area($1, $2::ltree, $3::ltree)', [county, from, to])
}

/** Doors stand in another area: tasks for single doors follow. */
export async function followDoors(
  db: Queryable,
  county: number,
  doors: readonly { id: string; path: string }[],
): Promise<void> {
  await db.query('select dispatch.follow_doors($1, $2::uuid[], $3::ltree[])', [
    county,
    doors.map(({ id }) => id),
    doors.map(({ path }) => path),
  ])
}
