import { insertRelease, namesOf } from '#modules/agency/server/index.ts'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { handleEach } from '#platform/server/commands/module.ts'
import {
  addExposure,
  addFact,
  closedSlots,
  dayAt,
  edit,
  endFollowUp,
  monitoringProblems,
  open,
  recordResult,
  releaseReading,
  takeSample,
} from '../contract/index.ts'
import { checkBirthYear, checkExposure, checkFact, checkOnset, checkStart, checkStatus, refuse } from './checks.ts'
import {
  endSchedules,
  findPlace,
  findSchedules,
  followedAs,
  holdPerson,
  holdSample,
  insertExposure,
  insertFact,
  insertPerson,
  insertSample,
  insertSchedule,
  isExposed,
  keepUntil,
  livesBehind,
  type PersonHead,
  updatePerson,
  updateSample,
} from './queries.ts'
import { aheadMs, rulesOf, until } from './rules.ts'
import { blind, seal } from './secrets.ts'

const letters = { case: 'B', contact: 'J', arrival: 'F' } as const
/** A short code that says nothing of the person; made from the random end of the id. */
const codeOf = (kind: keyof typeof letters, id: string) =>
  `${letters[kind]}-${BigInt(`0x${id.replaceAll('-', '').slice(-12)}`)
    .toString(32)
    .toUpperCase()
    .padStart(10, '0')
    .slice(-7)}`

async function held(work: Work, id: string): Promise<PersonHead> {
  const found = await holdPerson(work.db, work.county, id)
  if (!found) throw new Problem(problems.not_found)
  return found
}

/** Somebody who is tied to the roll lives behind that door, and is not followed up already. */
async function checkResident(work: Work, resident: string, door: string, today: string): Promise<void> {
  if (!(await livesBehind(work.db, work.county, resident, door)))
    refuse('/body/resident', monitoringProblems.not_of_door)
  const code = await followedAs(work.db, work.county, resident, today)
  if (code !== undefined) throw new Problem(monitoringProblems.already_followed, { code })
}

export const openHandler = handleEach(open, async (work, { id, body }) => {
  const rules = await rulesOf(work)
  const path = await findPlace(work.db, work.county, body.place)
  if (path === undefined) throw new Problem(problems.not_found)
  const source = body.source === undefined ? undefined : await held(work, body.source)
  const today = dayAt(work.receivedAt)
  checkStatus(body.kind, body.status)
  checkOnset(body.onsetOn, today)
  checkBirthYear(body.birthYear, today)
  checkStart(body.startsOn, today)
  checkExposure(body.exposure ?? {}, today, '/body/exposure')
  if (body.exposure && !source) refuse('/body/source', monitoringProblems.source_missing)
  if (body.resident !== undefined) await checkResident(work, body.resident, body.place, today)
  const startsOn = body.startsOn ?? today
  const plan = { startsOn, days: rules.days, perDay: rules.perDay }
  const planned = body.kind === 'case' ? 0 : rules.days
  const keep = until(new Date(Math.max(work.receivedAt.getTime(), Date.parse(startsOn))), planned + rules.healthDays)
  const identity = {
    name: body.name,
    ...(body.idNumber ? { idNumber: body.idNumber } : {}),
    ...(body.phone ? { phone: body.phone } : {}),
  }
  const code = codeOf(body.kind, id)
  await insertPerson(work.db, [
    ...[work.county, id, path, work.emergency, code, body.kind, body.status, body.place, body.resident ?? null],
    ...[body.sex ?? null, body.birthYear ?? null, body.onsetOn ?? null, today],
    ...[
      seal(work, `monitoring.person:${id}`, identity),
      blind(work, 'name', body.name),
      blind(work, 'id', body.idNumber),
    ],
    ...[
      blind(work, 'phone', body.phone),
      rules.purpose.code,
      keep,
      body.generated ?? false,
      work.account,
      work.receivedAt,
    ],
  ])
  if (source) {
    const { setting = 'other', firstOn = null, lastOn = null } = body.exposure ?? {}
    const who = [work.county, id, source.id, id, path, setting, firstOn, lastOn]
    await insertExposure(work.db, [...who, work.account, work.receivedAt, keep])
    await keepUntil(work.db, work.county, source.id, keep)
  }
  if (body.kind === 'case') return { code, schedule: null }
  // Earlier days that an officer names are owed; of today nobody owes what was over before.
  const skipped = startsOn < today ? 0 : closedSlots(plan, work.receivedAt)
  const times = [work.county, id, id, path, startsOn, rules.days, rules.perDay, skipped]
  await insertSchedule(work.db, [...times, work.account, work.receivedAt, keep])
  return { code, schedule: id }
})

export const addExposureHandler = handleEach(
  addExposure,
  async (work, { id, body }) => {
    const { healthDays } = await rulesOf(work)
    if (body.source === body.target) refuse('/body/target', monitoringProblems.exposure_of_self)
    checkExposure(body, dayAt(work.receivedAt))
    const [source, target] = [await held(work, body.source), await held(work, body.target)]
    if (await isExposed(work.db, work.county, target.id, source.id))
      throw new Problem(monitoringProblems.exposed_other_way, undefined, [
        { path: '/body/target', definition: monitoringProblems.exposed_other_way },
      ])
    const keep = until(work.receivedAt, healthDays)
    const days = [body.setting, body.firstOn ?? null, body.lastOn ?? null]
    const who = [work.county, id, source.id, target.id, target.path]
    await insertExposure(work.db, [...who, ...days, work.account, work.receivedAt, keep])
    for (const one of [source, target]) await keepUntil(work.db, work.county, one.id, keep)
    return {}
  },
  { exposure_once: monitoringProblems.exposure_known },
)

export const editHandler = handleEach(edit, async (work, { body }) => {
  const { healthDays } = await rulesOf(work)
  const found = await held(work, body.person)
  if (found.version !== body.version) throw new Problem(problems.changed_meanwhile)
  const kind = body.kind ?? found.kind
  const status = body.status ?? found.status
  checkStatus(kind as 'case', status)
  checkOnset(body.onsetOn, dayAt(work.receivedAt))
  const is = [kind, status, body.outcome ?? found.outcome, body.onsetOn ?? found.onset_on]
  await updatePerson(work.db, [work.county, found.id, ...is])
  await keepUntil(work.db, work.county, found.id, until(work.receivedAt, healthDays))
  if (kind === 'case' && found.kind !== 'case')
    await endSchedules(work.db, work.county, { person: found.id }, dayAt(work.receivedAt), 'became_case')
  return { version: found.version + 1 }
})

export const addFactHandler = handleEach(addFact, async (work, { id, body }) => {
  const { healthDays, movementDays } = await rulesOf(work)
  const found = await held(work, body.person)
  const at = new Date(body.at)
  checkFact(at, work.receivedAt, body.kind === 'visited' ? movementDays : healthDays, aheadMs)
  const keep = body.kind === 'visited' ? until(at, movementDays) : until(work.receivedAt, healthDays)
  const sealed = seal(work, `monitoring.fact:${id}`, body.text)
  const what = [work.county, id, found.id, found.path, work.emergency, body.kind, at, sealed]
  await insertFact(work.db, [...what, work.account, work.receivedAt, keep])
  return {}
})

export const takeSampleHandler = handleEach(takeSample, async (work, { id, body, occurredAt }) => {
  const { healthDays } = await rulesOf(work)
  const found = await held(work, body.person)
  const at = new Date(Math.min(occurredAt.getTime(), work.receivedAt.getTime()))
  const keep = until(work.receivedAt, healthDays)
  await insertSample(work.db, [work.county, id, found.id, found.path, body.kind, body.lab, at, work.account, keep])
  await keepUntil(work.db, work.county, found.id, keep)
  return {}
})

export const recordResultHandler = handleEach(recordResult, async (work, { body }) => {
  const { healthDays } = await rulesOf(work)
  const found = await holdSample(work.db, work.county, body.sample)
  if (!found) throw new Problem(problems.not_found)
  if (found.result !== null) throw new Problem(monitoringProblems.has_result)
  const keep = until(work.receivedAt, healthDays)
  await updateSample(work.db, [work.county, body.sample, body.result, work.receivedAt, work.account, keep])
  await keepUntil(work.db, work.county, found.person, keep)
  return {}
})

export const endFollowUpHandler = handleEach(endFollowUp, async (work, { body }) => {
  const [found] = await findSchedules(work.db, work.county, [body.schedule])
  if (!found) throw new Problem(problems.not_found)
  const ended = await endSchedules(work.db, work.county, { id: body.schedule }, dayAt(work.receivedAt), body.how)
  if (ended.length === 0) throw new Problem(monitoringProblems.follow_up_over)
  return {}
})

export const releaseReadingHandler = handleEach(releaseReading, async (work, { id, body }) => {
  if (body.account === work.account) throw new Problem(monitoringProblems.own_release)
  if (!(await namesOf(work, [body.account])).has(body.account)) throw new Problem(problems.not_found)
  await insertRelease(work.db, [work.county, id, body.account, body.why, work.account, work.receivedAt])
  return {}
})
