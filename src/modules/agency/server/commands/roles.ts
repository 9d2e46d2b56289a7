import { Problem, problems } from '#platform/contract/index.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { agencyProblems, endRole, grantRole } from '../../contract/index.ts'
import { keepAnAdministrator } from '../administrators.ts'
import { settleBelonging } from '../belonging.ts'
import { holdAccount, ownAgency } from '../queries-account.ts'
import { holdOpenAgency } from '../queries-agency.ts'
import * as queries from '../queries-role.ts'

/** Giving and ending roles. app.enter reads them live, so both hold from the next request on. */
export const roleHandlers = [
  handleEach(grantRole, async (work, { body }) => {
    const from = body.from === undefined ? work.receivedAt : new Date(body.from)
    const to = body.to === undefined ? null : new Date(body.to)
    if (to !== null && (to <= from || to <= work.receivedAt)) throw new Problem(agencyProblems.period_wrong)
    if (body.account === work.account) throw new Problem(agencyProblems.own_account)
    const account = await holdAccount(work.db, work.county, body.account)
    const place = await queries.findPlaceInReach(work.db, work.county, body.place)
    if (!account || account.disabled || !place) throw new Problem(problems.not_found)
    // An emergency is the county's: whoever leads one town may not declare or end it.
    if (body.role === 'commander' && place.path.includes('.')) throw new Problem(agencyProblems.county_only)
    // Whoever looks into the journal must not depend on those whom it is about.
    if (body.role === 'auditor' && account.agency === (await ownAgency(work.db, work.county, work.account)))
      throw new Problem(agencyProblems.auditor_same_agency)
    if (body.lentFrom !== undefined && (await holdOpenAgency(work.db, work.county, body.lentFrom)) === undefined)
      throw new Problem(problems.not_found)
    await queries.insertRole(work.db, work.county, {
      id: body.id,
      account: body.account,
      role: body.role,
      place: body.place,
      path: place.path,
      from,
      to,
      lentFrom: body.lentFrom ?? null,
    })
    await settleBelonging(work, body.account)
    return {}
  }),
  handleEach(endRole, async (work, { body }) => {
    await keepAnAdministrator(work, { role: body.id })
    const role = await queries.holdRole(work.db, work.county, body.id)
    if (!role) throw new Problem(problems.not_found)
    if (role.ended) throw new Problem(agencyProblems.already_ended)
    await queries.endRole(work.db, work.county, body.id, work.account, work.receivedAt)
    await settleBelonging(work, role.account)
    return {}
  }),
]
