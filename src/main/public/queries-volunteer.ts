import type { DeclineOrEnd } from '#modules/volunteer/contract/index.ts'
import type { Queryable } from '#platform/server/db/tx.ts'

/** A community or village that can be chosen. */
export interface ChosenPlace {
  county: number
  id: string
  name: string
  town: string
}

/** What the form needs: where one can sign up, and the county's public key to seal to. */
export interface SignUpGround {
  places: readonly ChosenPlace[]
  keys: readonly { county: number; x: string; y: string }[]
}

/** A sign-up on its way into the database; `contact` is sealed. */
export interface NewSignUp {
  id: string
  place: string
  hash: Buffer
  contact: Buffer
  language: string
  birthYear: number
  skills: readonly string[]
  free: readonly string[]
}

/** A sign-up as its code opens it. */
export interface OpenedSignUp {
  no: number
  state: 'new' | 'accepted' | 'declined' | 'withdrawn' | 'ended'
  reason: DeclineOrEnd | null
  place_name: string
  signed_up_at: Date
}

/** A paper of thanks as its code confirms it. */
export interface OpenedThanks {
  no: number
  place_name: string
  from_day: string
  to_day: string
  hours: number
  shifts: number
  issued_at: Date
}

/** What the site asks of volunteers. */
export interface VolunteerDesk {
  ground(): Promise<SignUpGround>
  /** `full`: too many wait in the community; `unknown`: no such place, or nobody is called for. */
  signUp(one: NewSignUp): Promise<'taken' | 'full' | 'unknown'>
  read(hash: Buffer): Promise<OpenedSignUp | undefined>
  withdraw(hash: Buffer, event: string): Promise<void>
  thanks(hash: Buffer): Promise<OpenedThanks | undefined>
}

/** Communities and keys. */
export async function readGround(db: Queryable): Promise<SignUpGround> {
  return {
    places: await db.query('select county, id, name, town from volunteer.public_places()'),
    keys: await db.query('select county, x, y from volunteer.public_key()'),
  }
}

/** Writes a sign-up. */
export async function writeSignUp(db: Queryable, one: NewSignUp): Promise<'taken' | 'full' | 'unknown'> {
  const [row] = await db.query<{ became: 'taken' | 'full' | 'unknown' }>(
    'select volunteer.public_sign_up($1, $2, $3, $4, $5, $6, $7, $8) as became',
    [one.id, one.place, one.hash, one.contact, one.language, one.birthYear, one.skills, one.free],
  )
  return row?.became ?? 'unknown'
}

/** The sign-up behind a code. */
export async function readSignUp(db: Queryable, hash: Buffer): Promise<OpenedSignUp | undefined> {
  const [row] = await db.query<OpenedSignUp>(
    'select no, state, reason, place_name, signed_up_at from volunteer.public_state($1)',
    [hash],
  )
  return row
}

/** Withdraws it, or ends the service. */
export async function writeWithdrawal(db: Queryable, hash: Buffer, event: string): Promise<void> {
  await db.query('select volunteer.public_withdraw($1, $2)', [hash, event])
}

/** The paper behind a code. */
export async function readThanks(db: Queryable, hash: Buffer): Promise<OpenedThanks | undefined> {
  const [row] = await db.query<OpenedThanks>(
    `select no, place_name, from_day::text as from_day, to_day::text as to_day, hours, shifts, issued_at
       from volunteer.public_thanks($1)`,
    [hash],
  )
  return row
}
