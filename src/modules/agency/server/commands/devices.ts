import { Problem, problems } from '#platform/contract/index.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { agencyProblems, inviteDevice, inviteMinutes, revokeDevice } from '../../contract/index.ts'
import { codeMac, newCode } from '../device/code.ts'
import * as queries from '../queries-device.ts'

/** Commands about phones. */
export const deviceHandlers = [
  handleEach(inviteDevice, async (work, { id, body }) => {
    const code = newCode()
    // By the clock of the machine, as all of sign-in: a code is for somebody who stands there now.
    const expires = new Date(Date.now() + inviteMinutes * 60_000)
    const is = await queries.inviteDevice(work.db, work.county, {
      id,
      account: body.account,
      code: codeMac(work.vault, work.county, code),
      expires,
    })
    if (is === 'not_found') throw new Problem(problems.not_found)
    if (is === 'no_phone_role') throw new Problem(agencyProblems.no_phone_role)
    return { result: { expiresAt: expires.toISOString() }, answerOnly: { code } }
  }),
  handleEach(revokeDevice, async (work, { body }) => {
    if ((await queries.revokeDevices(work.db, work.county, { device: body.device }, body.reason)) > 0) return {}
    const filter = { account: null, device: body.device, state: null, before: null }
    const [known] = await queries.listDevices(work.db, work.county, filter, 1)
    throw new Problem(known ? agencyProblems.already_ended : problems.not_found)
  }),
]
