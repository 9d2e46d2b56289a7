import type { Queryable } from '#platform/server/db/tx.ts'

/** Counties of this installation. */
export const listCounties = (db: Queryable) =>
  db.query<{ code: number; name: string }>('select code, name from app.county order by code')

/** Counts a try; answers until when the key is blocked, or null. */
export async function trySignIn(db: Queryable, key: Buffer): Promise<Date | null> {
  const [row] = await db.query<{ until: Date | null }>('select agency.try_sign_in($1) as until', [key])
  return row?.until ?? null
}

/** The try was none: only the code is still to come. */
export const takeBackTry = (db: Queryable, key: Buffer) => db.query('select agency.take_back_try($1)', [key])

/** Wipes the wrong tries of a key. */
export const signInSucceeded = (db: Queryable, key: Buffer) => db.query('select agency.sign_in_succeeded($1)', [key])

/** What sign-in needs of an account. */
export interface Candidate {
  id: string
  password: string
  totp: Buffer | null
  must_change: boolean
}

/** The account of a user name, unless there is none or it is disabled. */
export async function findForSignIn(db: Queryable, county: number, username: string): Promise<Candidate | undefined> {
  const [row] = await db.query<Candidate>(
    'select id, password, totp, must_change from agency.find_for_sign_in($1, $2)',
    [county, username],
  )
  return row
}

/** Takes the lock under which an account's sessions begin and end, so that none begins behind the back of a disabling. */
export const lockAccount = (db: Queryable, account: string) =>
  db.query("select pg_advisory_xact_lock(hashtextextended('agency.account:' || $1::text, 0))", [account])

/** Uses up a code; false when it, or a later one, was used before. */
export async function spendCode(db: Queryable, county: number, account: string, counter: number): Promise<boolean> {
  const [row] = await db.query<{ used: boolean }>('select agency.use_totp($1, $2, $3) as used', [
    county,
    account,
    counter,
  ])
  return row?.used === true
}

/** What a session begins with. */
export interface NewSession {
  hash: Buffer
  id: string
  county: number
  account: string
  expires: Date
  network: string
  device: string | null
  restricted: boolean
}

/** Begins a session. */
export const beginSession = (db: Queryable, session: NewSession) =>
  db.query('select app.begin_session($1, $2, $3, $4, $5, $6, $7, $8)', [
    session.hash,
    session.id,
    session.county,
    session.account,
    session.expires,
    session.network,
    session.device,
    session.restricted,
  ])

/** Ends the session of a token. */
export const endSessionOf = (db: Queryable, hash: Buffer) => db.query('select app.end_session($1)', [hash])

/** Opens the context of a permission. */
export const enter = async <R>(db: Queryable, hash: Buffer, permission: string): Promise<R | null> => {
  const [row] = await db.query<{ ctx: R | null }>('select app.enter($1, $2) as ctx', [hash, permission])
  return row?.ctx ?? null
}

/** What app.whoami answers. */
export interface WhoAmI {
  account: string
  session: string
  county: number
  roles: { role: string; place: string; path: string; until: string | null }[]
  permissions: string[]
  expires: string
  restricted: boolean
}

/** What agency.self answers. */
export interface Self {
  id: string
  username: string
  displayName: string
  agencyName: string
  language: string
  totp: boolean
  generated: boolean
}

/** Who is signed in, with roles and permissions of this moment. */
export async function readSelf(db: Queryable, hash: Buffer): Promise<{ who: WhoAmI | null; self: Self | null }> {
  const [row] = await db.query<{ who: WhoAmI | null; self: Self | null }>(
    'select app.whoami($1) as who, agency.self($1) as self',
    [hash],
  )
  return row ?? { who: null, self: null }
}

/** Names of places. */
export const placeNames = (db: Queryable, county: number, ids: readonly string[]) =>
  db.query<{ id: string; name: string }>(
    'select id, name from place.pub_area where county = $1 and id = any ($2::uuid[])',
    [county, ids],
  )
