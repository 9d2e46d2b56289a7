import type { Queryable } from '#platform/server/db/tx.ts'
import type { VolunteerState } from '../contract/index.ts'
import type { Marks } from './contact.ts'

/** SQL that changes volunteers. */

export async function nextNo(db: Queryable, county: number): Promise<number> {
  const [row] = await db.query<{ no: number }>('select volunteer.next_no($1) as no', [county])
  return row?.no ?? 1
}

/** $1 county, $2 id, $3 no, $4 place, $5 path, $6 code's digest, $7 contact, $8 language, $9 birth year, $10 skills, $11 free, $12 by, $13 at, $14 until, $15 mark of the number, $16 of the name. */
export const insertVolunteer = `
  insert into volunteer.volunteer (county, id, no, place, path, code_hash, contact, language, birth_year, skills, free, entered_by, signed_up_at, retain_until,
    phone_mark, name_mark)
  values ($1, $2, $3, $4, $5::ltree, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`

/** $1 county, $2 id, $3 volunteer, $4 path, $5 what, $6 said, $7 actor, $8 at. */
export const insertEvent = `
  insert into volunteer.event (county, id, volunteer, path, what, said, actor, at) values ($1, $2, $3, $4::ltree, $5, $6, $7, $8)`

export interface HeldVolunteer {
  id: string
  no: number
  place: string
  path: string
  state: VolunteerState
  contact: Buffer | null
  skills: string[]
  checks: string[]
  account: string | null
  birth_year: number
  phone_mark: Buffer | null
  version: number
}
const columns =
  'id, no, place, path::text as path, state, contact, skills, checks, account, birth_year, phone_mark, version'

/** Within the writer's reach and not past its date, locked. $1 county, $2 id. */
const toChange = `
  select ${columns} from volunteer.volunteer
   where county = $1 and id = $2 and path <@ (select app.scope('volunteer.write')) and (retain_until is null or retain_until > app.now()) for update`
export async function lockVolunteer(db: Queryable, county: number, id: string): Promise<HeldVolunteer | undefined> {
  const [row] = await db.query<HeldVolunteer>(toChange, [county, id])
  return row
}

/** The caller's own. $1 county, $2 account. */
const own = `select ${columns} from volunteer.volunteer where county = $1 and account = $2`
export async function ownVolunteer(db: Queryable, county: number, account: string): Promise<HeldVolunteer | undefined> {
  const [row] = await db.query<HeldVolunteer>(own, [county, account])
  return row
}

/** $1 county, $2 id, $3 checks. */
export const setChecks = `
  update volunteer.volunteer set checks = $3, version = version + 1 where county = $1 and id = $2`

/** Marks of a contact that has none yet. */
export const putMarks = (db: Queryable, county: number, id: string, { phone, name }: Marks) =>
  db.query('update volunteer.volunteer set phone_mark = $3, name_mark = $4 where county = $1 and id = $2', [
    ...[county, id, phone, name],
  ])

/** $1 county, $2 id, $3 state, $4 reason, $5 when, $6 by, $7 account, $8 kept until. */
export const moveVolunteer = `
  update volunteer.volunteer
     set state = $3, reason = $4, decided_at = $5, decided_by = $6, account = coalesce($7::uuid, account), retain_until = $8, ended_at = null,
         version = version + 1
   where county = $1 and id = $2`

/** $1 county, $2 id, $3 reason, $4 event, $5 when. */
const end = 'select volunteer.end_service($1, $2, $3, $4, $5) as state'
export async function endVolunteer(db: Queryable, values: readonly unknown[]): Promise<string | null> {
  const [row] = await db.query<{ state: string | null }>(end, values)
  return row?.state ?? null
}

/** $1 county, $2 id, $3 volunteer, $4 path, $5 account, $6 code's digest, $7 from, $8 to, $9 hours, $10 shifts, $11 by, $12 at. */
export const insertThanks = `
  insert into volunteer.thanks (county, id, volunteer, path, account, code_hash, from_day, to_day, hours, shifts, issued_by, issued_at)
  values ($1, $2, $3, $4::ltree, $5, $6, $7, $8, $9, $10, $11, $12)`

/** An area was moved in the tree. */
export const followArea = (db: Queryable, county: number, from: string, to: string) =>
  db.query('select volunteer.follow_area($1, $2::text::ltree, $3::text::ltree)', [county, from, to])

/** The worker's: tells the public site to which key it seals. */
export const putKey = (db: Queryable, county: number, { x, y }: { x: string; y: string }) =>
  db.query('select volunteer.put_key($1, $2, $3)', [county, x, y])

/** The worker's: what the public site sealed and nobody has marked. */
export const unmarked = (db: Queryable, county: number, limit: number) =>
  db.query<{ id: string; contact: Buffer; birth_year: number }>('select * from volunteer.unmarked($1, $2)', [
    county,
    limit,
  ])
export const setMarks = (db: Queryable, county: number, id: string, phone: Buffer, name: Buffer) =>
  db.query('select volunteer.set_marks($1, $2, $3, $4)', [county, id, phone, name])

/** The worker's: tells whoever looks after a community that somebody waits. Answers how many notices there are more. */
export async function tell(db: Queryable, county: number): Promise<number> {
  const [row] = await db.query<{ n: number }>('select volunteer.tell($1) as n', [county])
  return row?.n ?? 0
}

/** The worker's: deletes what is past its date. */
export const purge = (db: Queryable, county: number) => db.query('select volunteer.purge($1)', [county])
