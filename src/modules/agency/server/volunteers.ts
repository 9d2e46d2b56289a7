import type { Work } from '#platform/server/commands/context.ts'
import { hashPassword } from './passwords/hash.ts'
import { oneTimePassword } from './passwords/one-time.ts'
import { insertVolunteer, renewPassword, reopenAccount } from './queries-volunteer.ts'

/** A volunteer as an account is made for them; the id is also that of the role. */
export interface VolunteerAccount {
  account: string
  /** Wished for; another is taken where somebody has it. */
  username: string
  name: string
  /** Community at which the role is held. */
  place: string
  skills: readonly string[]
}

/** What stands on a volunteer's slip. */
export interface Slip {
  username: string
  password: string
}

/**
 * Makes the account of a volunteer with the role volunteer at a place of the caller's class volunteer.write, in the nearest community,
 * town or command agency above it; undefined where there is none.
 */
export async function openVolunteer(work: Work, one: VolunteerAccount, role: string): Promise<Slip | undefined> {
  const password = oneTimePassword()
  const hash = await hashPassword(password, work.account)
  const { account, username, name, place, skills } = one
  const made = await insertVolunteer(work.db, [
    ...[work.county, account, username, name, hash],
    ...[role, place, skills, work.receivedAt],
  ])
  return made === null ? undefined : { username: made, password }
}

/** A new one-time password for somebody who is a volunteer within the caller's reach and nothing else; undefined otherwise. */
export async function renewVolunteer(work: Work, account: string): Promise<Slip | undefined> {
  const password = oneTimePassword()
  const username = await renewPassword(work.db, [work.county, account, await hashPassword(password, work.account)])
  return username === null ? undefined : { username, password }
}

/** Gives a volunteer whose service ended the role again. */
export const reopenVolunteer = (work: Work, account: string, role: string, place: string) =>
  work.db.query(reopenAccount, [work.county, account, role, place, work.receivedAt])
