import { createHash } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { Problem, problems } from '#platform/contract/index.ts'
import { type Queryable, queryable, withClient } from '#platform/server/db/tx.ts'
import { newToken } from '#platform/server/http/session.ts'
import type { Services } from '#platform/server/services.ts'
import { agencyProblems } from '../../contract/index.ts'
import { passwordFits } from '../passwords/hash.ts'
import { bindSession, isRevoked } from '../queries-device.ts'
import {
  beginSession,
  type Candidate,
  endSessionOf,
  findForSignIn,
  listCounties,
  lockAccount,
  signInSucceeded,
  spendCode,
  takeBackTry,
  trySignIn,
} from '../queries-sign-in.ts'
import { totpAbout, totpCounter } from '../totp.ts'

/** How long a session at the desk lasts, in milliseconds: a working day (ASVS 7.3.2). */
export const sessionLasts = 12 * 3600 * 1000

/** What somebody gives to sign in, and where from. */
export interface Credentials {
  username: string
  password: string
  code: string | undefined
  county: number | undefined
  network: string
  device: string | null
  /** Hash of the token of the enrolled phone that this is, if it is one. */
  phone: Buffer | undefined
  /** Hash of the token that the browser still carries; it ends when a new session begins. */
  before: Buffer | undefined
}

/**
 * Begins a session or throws the reason. What is wrong is never told apart: an unknown name, a disabled account, a wrong
 * password and a wrong or used code answer alike, after the same work; unknown names are counted and blocked as known ones.
 */
export async function signIn(
  services: Services,
  given: Credentials,
): Promise<{ token: string; expires: Date; isPhone: boolean; isRevoked: boolean }> {
  const username = given.username.normalize('NFKC').trim().toLowerCase()
  const county = await inTurn(services, (db) => countyOf(db, given.county))
  const key = keyOfTry(services, county, username, given.network)
  const candidate = await inTurn(services, async (db) => {
    const until = await trySignIn(db, key)
    if (until) throw blocked(until)
    return findForSignIn(db, county, username)
  })
  const fits = await passwordFits(candidate?.password, given.password, given.network).catch(async (error: unknown) => {
    // Turned away before the password was looked at: that was no try.
    await inTurn(services, (db) => takeBackTry(db, key))
    throw error
  })
  if (!fits || !candidate) throw new Problem(agencyProblems.sign_in_failed)
  const counter = await secondFactor(services, county, candidate, given.code, key)
  const { token, hash } = newToken()
  const expires = new Date(Date.now() + sessionLasts)
  const id = uuidv7()
  const phone = await withClient(services.signIn, async (client) => {
    const db = queryable(client)
    await client.query('begin')
    await lockAccount(db, candidate.id)
    // Meanwhile the account may have been disabled, or its password or second factor changed.
    const now = await findForSignIn(db, county, username)
    if (!now || now.password !== candidate.password || !same(now.totp, candidate.totp))
      throw new Problem(agencyProblems.sign_in_failed)
    if (counter !== null && !(await spendCode(db, county, candidate.id, counter)))
      throw new Problem(agencyProblems.sign_in_failed)
    await beginSession(db, {
      hash,
      id,
      county,
      account: candidate.id,
      expires,
      network: given.network,
      device: given.device,
      restricted: now.must_change,
    })
    if (given.before) await endSessionOf(db, given.before)
    await signInSucceeded(db, key)
    const isBound = given.phone !== undefined && (await bindSession(db, id, given.phone))
    const revoked = given.phone !== undefined && !isBound && (await isRevoked(db, given.phone))
    await client.query('commit')
    return { isPhone: isBound, isRevoked: revoked }
  })
  return { token, expires, ...phone }
}

/** Checks the code where the account wants one; answers its counter, to be used up with the session. */
async function secondFactor(
  services: Services,
  county: number,
  candidate: Candidate,
  code: string | undefined,
  key: Buffer,
): Promise<number | null> {
  if (!candidate.totp) return null
  if (code === undefined) {
    await inTurn(services, (db) => takeBackTry(db, key))
    throw new Problem(agencyProblems.totp_needed)
  }
  const secret = services.vault.open(`county-${county}`, totpAbout(candidate.id), candidate.totp)
  const counter = totpCounter(secret, code, new Date())
  if (counter === null) throw new Problem(agencyProblems.sign_in_failed)
  return counter
}

/** The county meant: the only one, or the one that was named. */
async function countyOf(db: Queryable, asked: number | undefined): Promise<number> {
  const counties = await listCounties(db)
  const only = counties.length === 1 ? counties[0]?.code : undefined
  const county = asked ?? only
  if (county === undefined && counties.length > 1)
    throw new Problem(problems.invalid, undefined, [{ path: '/county', definition: problems.field_required }])
  return county ?? 0
}

/** Key of the lock: account and network, so that an outsider's tries do not lock a colleague out. Tells neither. */
function keyOfTry(services: Services, county: number, username: string, network: string): Buffer {
  const text = `${county}\0${username}\0${network}`
  const name = `county-${county}` as const
  return services.vault.hasKey(name)
    ? services.vault.blind(name, 'agency.sign-in', text)
    : createHash('sha256').update(text).digest()
}

function blocked(until: Date): Problem {
  return new Problem(agencyProblems.blocked, { seconds: Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1000)) })
}

function same(a: Buffer | null, b: Buffer | null): boolean {
  return a === null || b === null ? a === b : a.equals(b)
}

/** Statements outside a transaction, on a connection that is given back before the slow part. */
function inTurn<T>(services: Services, statements: (db: Queryable) => Promise<T>): Promise<T> {
  return withClient(services.signIn, (client) => statements(queryable(client)))
}
