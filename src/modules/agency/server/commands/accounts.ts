import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { isUniqueViolation } from '#platform/server/db/errors.ts'
import { agencyProblems, createAccount, disableAccount, editAccount, resetPassword } from '../../contract/index.ts'
import { keepAnAdministrator } from '../administrators.ts'
import { settleBelonging } from '../belonging.ts'
import { hashPassword } from '../passwords/hash.ts'
import { oneTimePassword } from '../passwords/one-time.ts'
import { personKey } from '../person.ts'
import * as queries from '../queries-account.ts'
import { holdOpenAgency } from '../queries-agency.ts'
import { revokeDevices } from '../queries-device.ts'
import { endRolesOf, isAuditor } from '../queries-role.ts'
import { endSessionsOf } from '../queries-session.ts'
import { lockAccount } from '../queries-sign-in.ts'

/** Reason of a revocation that came with the disabling of its account. */
const disabledReason = '账号已停用'

/** Locks an account within reach, or answers as if it were not there. */
async function hold(work: Work, id: string, version?: number): Promise<queries.HeldAccount> {
  await lockAccount(work.db, id)
  const account = await queries.holdAccount(work.db, work.county, id)
  if (!account) throw new Problem(problems.not_found)
  if (version !== undefined && account.version !== version) throw new Problem(problems.changed_meanwhile)
  return account
}

/** Path of an open agency. */
async function pathOfAgency(work: Work, id: string): Promise<string> {
  const path = await holdOpenAgency(work.db, work.county, id)
  if (path === undefined) throw new Problem(problems.not_found)
  return path
}

/** Moves an account to another agency; never the own one, and no auditor into the own agency. */
async function move(work: Work, id: string, agency: string): Promise<void> {
  await pathOfAgency(work, agency)
  if (id === work.account) throw new Problem(agencyProblems.own_account)
  const isOwn = agency === (await queries.ownAgency(work.db, work.county, work.account))
  if (isOwn && (await isAuditor(work.db, work.county, id, work.receivedAt)))
    throw new Problem(agencyProblems.auditor_same_agency)
  await queries.moveAccount(work.db, work.county, id, agency)
}

/** Commands of an administrator about accounts. */
export const accountHandlers = [
  handleEach(createAccount, async (work, { body }) => {
    const path = await pathOfAgency(work, body.agency)
    const password = oneTimePassword()
    const hash = await hashPassword(password, work.account)
    try {
      await queries.insertAccount(work.db, work.county, {
        ...body,
        path,
        password: hash,
        mustChange: true,
        generated: false,
        ...(body.personNumber ? { personKey: personKey(work, body.personNumber) } : {}),
      })
    } catch (error) {
      if (isUniqueViolation(error) && (error as { constraint?: string }).constraint === 'account_username')
        throw new Problem(agencyProblems.username_taken, { username: body.username })
      throw error
    }
    return { result: {}, answerOnly: { password } }
  }),
  handleEach(editAccount, async (work, { body }) => {
    const { agency, person_known } = await hold(work, body.id, body.version)
    if (body.agency !== undefined && body.agency !== agency) await move(work, body.id, body.agency)
    if (body.personNumber !== undefined) {
      if (body.id === work.account) throw new Problem(agencyProblems.own_account)
      if (person_known) throw new Problem(agencyProblems.person_set)
      await queries.setPerson(work.db, work.county, body.id, personKey(work, body.personNumber))
    }
    const version = await queries.updateAccount(work.db, work.county, body.id, body.displayName ?? null)
    await settleBelonging(work, body.id)
    return { version }
  }),
  handleEach(disableAccount, async (work, { body }) => {
    if (body.disabled) await keepAnAdministrator(work, { account: body.id })
    await hold(work, body.id, body.version)
    const version = await queries.setDisabled(work.db, work.county, body.id, body.disabled ? work.receivedAt : null)
    if (body.disabled) {
      await endRolesOf(work.db, work.county, body.id, work.account, work.receivedAt)
      await endSessionsOf(work.db, work.county, body.id)
      // A phone of somebody who is gone lets go of what it holds.
      await revokeDevices(work.db, work.county, { account: body.id }, disabledReason)
      await settleBelonging(work, body.id)
    }
    return { version }
  }),
  handleEach(resetPassword, async (work, { body }) => {
    await hold(work, body.id)
    const password = oneTimePassword()
    const hash = await hashPassword(password, work.account)
    await queries.putOneTimePassword(work.db, work.county, body.id, hash)
    await endSessionsOf(work.db, work.county, body.id)
    return { result: {}, answerOnly: { password } }
  }),
]
