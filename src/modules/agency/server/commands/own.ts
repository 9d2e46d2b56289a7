import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { agencyProblems, changePassword, dropTotp, enableTotp, endSession, setLanguage } from '../../contract/index.ts'
import { mayGuess, noteGuess } from '../passwords/guesses.ts'
import { hashPassword, passwordFits } from '../passwords/hash.ts'
import { refuseWeak } from '../passwords/weak.ts'
import * as queries from '../queries-account.ts'
import * as sessions from '../queries-session.ts'
import { lockAccount } from '../queries-sign-in.ts'
import { totpAbout, totpCounter } from '../totp.ts'

/** One's own account, locked against a reset or a disabling meanwhile. */
async function own(work: Work) {
  await lockAccount(work.db, work.account)
  const account = await queries.findOwn(work.db, work.county, work.account)
  if (!account) throw new Problem(problems.not_found)
  return account
}

/** The account, once its password is proven again. */
async function proven(work: Work, password: string, body: object) {
  mayGuess(work.account, work.receivedAt, body)
  const account = await own(work)
  const right = await passwordFits(account.password, password, work.account)
  noteGuess(work.account, right, work.receivedAt, body)
  if (!right) throw new Problem(agencyProblems.password_wrong)
  return account
}

/** What everybody may do to the own account, and ending sessions. */
export const ownHandlers = [
  handleEach(changePassword, async (work, { body }) => {
    const account = await proven(work, body.current, body)
    refuseWeak(body.next, account.username)
    if (body.next === body.current) throw new Problem(agencyProblems.password_weak)
    const hash = await hashPassword(body.next, work.account)
    await queries.setPassword(work.db, work.county, work.account, hash)
    if (work.session !== undefined) await sessions.liftRestriction(work.db, work.county, work.session)
    await sessions.endOwnSessions(work.db, work.county, work.account, work.session ?? null)
    return {}
  }),
  handleEach(enableTotp, async (work, { body }) => {
    const account = await own(work)
    if (account.totp) throw new Problem(agencyProblems.totp_on)
    const counter = totpCounter(body.secret, body.code, work.receivedAt)
    if (counter === null) throw new Problem(agencyProblems.totp_wrong)
    const sealed = work.vault.seal(`county-${work.county}`, totpAbout(work.account), body.secret)
    await queries.setTotp(work.db, work.county, work.account, sealed, counter)
    return {}
  }),
  handleEach(dropTotp, async (work, { body }) => {
    await proven(work, body.password, body)
    await queries.setTotp(work.db, work.county, work.account, null, null)
    return {}
  }),
  handleEach(setLanguage, async (work, { body }) => {
    await queries.setLanguage(work.db, work.county, work.account, body.language)
    return {}
  }),
  handleEach(endSession, async (work, { body }) => {
    if (!(await sessions.endSession(work.db, work.county, body.session, work.account)))
      throw new Problem(problems.not_found)
    return {}
  }),
]
