import { randomBytes } from 'node:crypto'
import { hashOfCode, newCode, wrapKey } from '#modules/measure/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { dayAt, issueCode, monitoringProblems, releaseDay } from '../contract/index.ts'
import { findSchedules, putPaper, reportKeyOf } from './queries.ts'
import { rulesOf } from './rules.ts'
import { openReportKey } from './secrets.ts'

/**
 * A code for the person's own report, or a new one in its place. The key stays the same, so that the new paper reads what was
 * reported with the old one; under another emergency it is a new one.
 */
export const issueCodeHandler = handleEach(issueCode, async (work, { body }) => {
  await rulesOf(work)
  const [found] = await findSchedules(work.db, work.county, [body.schedule])
  if (!found) throw new Problem(problems.not_found)
  const plan = { startsOn: found.starts_on, days: found.days, perDay: found.per_day }
  if (found.ended_how !== null || dayAt(work.receivedAt) >= releaseDay(plan))
    throw new Problem(monitoringProblems.follow_up_over)
  const about = `monitoring.paper:${found.id}`
  const held = await reportKeyOf(work.db, work.county, found.id)
  const isKept = held?.emergency === work.emergency
  const key = held && isKept ? openReportKey(work, held.emergency, about, held.key_vault) : randomBytes(32)
  const inVault = held && isKept ? held.key_vault : work.vault.seal(work.key, about, key.toString('base64'))
  const code = newCode()
  await putPaper(work.db, [
    ...[work.county, found.id, found.person, found.path, work.emergency, body.language],
    ...[hashOfCode(code), wrapKey(code, key), inVault, work.account, work.receivedAt],
  ])
  return { result: {}, answerOnly: { code } }
})
