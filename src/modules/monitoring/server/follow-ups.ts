import { uuidv7 } from 'uuidv7'
import { Problem, problems } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer, handleEach } from '#platform/server/commands/module.ts'
import {
  closedSlots,
  type FollowUps,
  monitoringProblems,
  myFollowUps,
  recordFollowUp,
  releaseDay,
  slotAt,
  slotIndex,
} from '../contract/index.ts'
import { refuse } from './checks.ts'
import { findSchedules, insertFollowUp, keepUntil } from './queries.ts'
import { openIdentities, phonePersons } from './queries-read.ts'
import { aheadMs, askedOf, rulesOf, until } from './rules.ts'
import { type Identity, seal, unseal } from './secrets.ts'

/** Records a follow-up as it happened, however late it comes; whether it raises an alert is decided here. */
export const recordFollowUpHandler = handleEach(recordFollowUp, async (work, { id, body, occurredAt }) => {
  const rules = await rulesOf(work)
  const [found] = await findSchedules(work.db, work.county, [body.schedule])
  if (!found) throw new Problem(problems.not_found)
  const plan = { startsOn: found.starts_on, days: found.days, perDay: found.per_day }
  const index = slotIndex(plan, body.day, body.slot)
  if (index === undefined) throw new Problem(monitoringProblems.no_such_time)
  const now = new Date(work.receivedAt.getTime() + aheadMs)
  if (occurredAt > now || index > closedSlots(plan, now) || slotAt(plan, index).day > dayOf(now))
    throw new Problem(monitoringProblems.not_yet)
  // The day on which it ended is still told: what was measured in the morning may be why.
  if (found.ended_on !== null && body.day > found.ended_on) refuse('/body/day', monitoringProblems.follow_up_over)
  const symptoms = body.symptoms ?? []
  if (body.reached && body.temperature === undefined)
    refuse('/body/temperature', monitoringProblems.temperature_missing)
  if (!body.reached && body.temperature !== undefined)
    refuse('/body/temperature', monitoringProblems.not_reached_with_findings)
  if (!body.reached && symptoms.length > 0) refuse('/body/symptoms', monitoringProblems.not_reached_with_findings)
  const asked = new Set(rules.symptoms.map(({ code }) => code))
  const unknown = symptoms.findIndex((code) => !asked.has(code))
  if (unknown >= 0) refuse(`/body/symptoms/${unknown}`, monitoringProblems.symptom_unknown)
  const isAlert = body.reached && ((body.temperature ?? 0) >= rules.fever || symptoms.length > 0)
  const keep = until(new Date(Math.max(work.receivedAt.getTime(), Date.parse(releaseDay(plan)))), rules.healthDays)
  const told = {
    symptoms,
    ...(body.temperature === undefined ? {} : { temperature: body.temperature }),
    ...(body.note ? { note: body.note } : {}),
  }
  const by = { county: work.county, emergency: work.emergency as string, actor: work.account }
  await insertFollowUp(
    work.db,
    { ...by, at: work.receivedAt, until: keep },
    {
      ...{
        id,
        schedule: found.id,
        person: found.person,
        path: found.path,
        day: body.day,
        slot: body.slot,
        how: body.how,
      },
      ...{ reached: body.reached, alert: isAlert, body: seal(work, `monitoring.follow_up:${id}`, told), occurredAt },
    },
  )
  await keepUntil(work.db, work.county, found.person, keep)
  return { alert: isAlert }
})
const dayOf = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** Whom the caller follows up now; that somebody came onto a phone is a look, once a day. */
export async function phoneFollowUps(work: Work): Promise<FollowUps> {
  const rows =
    work.emergency === null || work.paths.length === 0 ? [] : await phonePersons(work.db, work.county, work.receivedAt)
  const looks = rows.map(() => uuidv7())
  const persons = rows.map(({ person }) => person)
  const opened = rows.length
    ? await openIdentities(work.db, work.county, persons, looks, { fields: ['name'], within: '1 day' })
    : []
  const sealed = new Map(opened.map(({ id, identity }) => [id, identity]))
  return {
    asked: await askedOf(work),
    items: rows.map((row) => {
      const identity = sealed.get(row.person)
      const plan = { startsOn: row.starts_on, days: row.days, perDay: row.per_day }
      const done = (row.done ?? []).sort((a, b) => a - b)
      const closed = closedSlots(plan, work.receivedAt)
      return {
        ...{ schedule: row.schedule, person: row.person, address: row.address, door: row.door },
        name: identity ? unseal<Identity>(work, row.emergency, `monitoring.person:${row.person}`, identity).name : null,
        ...plan,
        missed: Math.max(0, closed - row.skipped - done.filter((at) => at >= row.skipped && at < closed).length),
        done,
      }
    }),
  }
}

export const myFollowUpsAnswer = answer(myFollowUps, phoneFollowUps)
