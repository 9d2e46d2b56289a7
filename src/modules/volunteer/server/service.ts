import { namesOf, renewVolunteer } from '#modules/agency/server/index.ts'
import { addDays, midnightOf } from '#modules/duty/contract/index.ts'
import { hashOfCode } from '#modules/measure/server/index.ts'
import { findPlace } from '#modules/place/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import { endService, leave, longestPeriod, ownThanks, renewSlip, thank, volunteerProblems } from '../contract/index.ts'
import { endVolunteer, type HeldVolunteer, insertThanks, ownVolunteer } from './queries.ts'
import { sumOf } from './queries-read.ts'
import { codeOf } from './vet.ts'
import { after, hold, note } from './work.ts'

const endHandler = handleEach(endService, async (work, { id, body }) => {
  const row = await hold(work, body.volunteer, body.version)
  const state = after(row, 'end')
  await endVolunteer(work.db, [work.county, row.id, body.reason, id, work.receivedAt])
  for (const module of ['agency', 'duty']) work.touch(module)
  return { state, version: row.version + 1 }
})

const leaveHandler = handleEach(leave, async (work, { id }) => {
  const row = await own(work)
  const state = after(row, 'end')
  await endVolunteer(work.db, [work.county, row.id, 'own', id, work.receivedAt])
  for (const module of ['agency', 'duty']) work.touch(module)
  return { state }
})

const renewHandler = handleEach(renewSlip, async (work, { id, body }) => {
  const row = await hold(work, body.volunteer)
  if (row.state !== 'accepted' || !row.account) throw new Problem(volunteerProblems.wrong_state)
  const slip = await renewVolunteer(work, row.account)
  if (!slip) throw new Problem(volunteerProblems.more_roles)
  await note(work, id, row, 'renewed')
  return { result: {}, answerOnly: slip }
})

const thankHandler = handleEach(thank, async (work, { id, body }) => {
  const row = await hold(work, body.volunteer)
  const made = await issue(work, id, row, body)
  await note(work, id, row, 'thanked')
  return made
})

const ownThanksHandler = handleEach(ownThanks, async (work, { id, body }) => issue(work, id, await own(work), body))

/** Handlers of service, its end and its thanks. */
export const serviceHandlers = [endHandler, leaveHandler, renewHandler, thankHandler, ownThanksHandler]

async function own(work: Work): Promise<HeldVolunteer> {
  const row = await ownVolunteer(work.db, work.county, work.account)
  if (!row) throw new Problem(problems.not_found)
  return row
}

/** Writes a paper of thanks for the hours of a period, both days with it. */
async function issue(work: Work, id: string, row: HeldVolunteer, { from, to }: { from: string; to: string }) {
  if (!row.account) throw new Problem(volunteerProblems.wrong_state)
  if (row.contact === null) throw new Problem(volunteerProblems.erased)
  if (to < from || Date.parse(to) - Date.parse(from) >= longestPeriod * 86_400_000)
    throw new Problem(problems.invalid, undefined, [{ path: '/body/to', definition: volunteerProblems.wrong_period }])
  const span = [new Date(midnightOf(from)), new Date(midnightOf(addDays(to, 1)))] as const
  const { hours, shifts } = await sumOf(work.db, work.county, row.account, ...span)
  if (hours === 0) throw new Problem(volunteerProblems.no_hours)
  const code = codeOf(work, id)
  await work.db.query(insertThanks, [
    ...[work.county, id, row.id, row.path, row.account, hashOfCode(code)],
    ...[from, to, hours, shifts, work.account, work.receivedAt],
  ])
  const name = (await namesOf(work, [row.account])).get(row.account)?.name ?? ''
  const placeName = (await findPlace(work, row.place))?.name ?? ''
  return { result: { hours, shifts, no: row.no, placeName }, answerOnly: { name, code } }
}
