import { uuidv7 } from 'uuidv7'
import type { BodyOf } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import type { importLineList } from '../contract/index.ts'
import { dayAfter, slotIndex } from '../contract/slots.ts'
import {
  type FollowUpLine,
  insertFollowUpLines,
  keepPersons,
  plansOf,
  type ToldLine,
  toldOf,
} from './queries-import.ts'
import { until } from './rules.ts'
import { seal } from './secrets.ts'

type FollowUp = NonNullable<BodyOf<typeof importLineList>['followUps']>[number]
type Stray = { row: number; code: string; day: string; why: 'nobody' | 'no_plan' | 'outside' }

/** What became of the follow-ups of a lot: rows in are followed, known or strays. */
export interface Followed {
  followed: number
  followedKnown: number
  strays: Stray[]
}

/** Hour of the day, in UTC, at which a day of a list that names no hour is taken to have been told: noon in the county. */
const noon = 'T04:00:00Z'

/**
 * Writes what a list says of its contacts, one time a day. A person without days of follow-up, or a day outside of them, is a stray; a
 * day that was told before stays as it is. `known`: persons by code; `fresh`: codes that this lot opens, whose plans a dry run does not
 * find in the database.
 */
export async function takeFollowUps(
  work: Work,
  told: readonly FollowUp[],
  known: ReadonlyMap<string, string>,
  by: { import: string; healthDays: number; dryRun: boolean; fresh: ReadonlySet<string> },
): Promise<Followed> {
  const persons = [...new Set(told.flatMap(({ code }) => known.get(code) ?? []))]
  const plans = Map.groupBy(await plansOf(work.db, work.county, persons), ({ person }) => person)
  const before = new Set((await toldOf(work.db, work.county, persons)).map(keyOf))
  const strays: Stray[] = []
  const rows: FollowUpLine[] = []
  let followedKnown = 0
  for (const [row, { code, day, seen, unwell = false }] of told.entries()) {
    const person = known.get(code)
    const stray = (why: Stray['why']) => strays.push({ row, code, day, why })
    if (person === undefined || (by.dryRun && by.fresh.has(code))) {
      if (person === undefined) stray('nobody')
      continue
    }
    const own = plans.get(person) ?? []
    const plan = own.find(
      ({ starts_on, days, per_day }) => slotIndex({ startsOn: starts_on, days, perDay: per_day }, day, 1) !== undefined,
    )
    if (!plan) stray(own.length === 0 ? 'no_plan' : 'outside')
    else if (before.has(keyOf({ schedule: plan.id, day }))) followedKnown += 1
    else {
      before.add(keyOf({ schedule: plan.id, day }))
      const id = uuidv7()
      const keep = until(
        new Date(Math.max(work.receivedAt.getTime(), Date.parse(dayAfter(plan.starts_on, plan.days)))),
        by.healthDays,
      )
      rows.push({
        ...{ id, schedule: plan.id, person, path: plan.path, day, is_reached: seen, is_alert: seen && unwell },
        body: seal(work, `monitoring.follow_up:${id}`, { symptoms: [] }).toString('base64'),
        ...{ occurred_at: `${day}${noon}`, retain_until: keep },
      })
    }
  }
  if (!by.dryRun && rows.length > 0) {
    const who = { county: work.county, emergency: work.emergency as string, actor: work.account, at: work.receivedAt }
    await insertFollowUpLines(work.db, { ...who, import: by.import }, rows)
    await keepPersons(work.db, work.county, rows)
  }
  return { followed: rows.length, followedKnown, strays }
}

const keyOf = ({ schedule, day }: ToldLine) => `${schedule} ${day}`
