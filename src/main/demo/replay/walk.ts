/** One worker's visits through the eight days: which doors on which day, what each knock finds, and when to come back. */
import type { Random } from '../generate/random.ts'
import { type HouseholdBody, householdBody, plan, residentBody, type VisitBody } from './commands.ts'
import { clock, instant, MINUTE } from './times.ts'
import type { Planned, Round, RoundDoor } from './types.ts'

/** How often workers err, per visit. */
const ERRS = { outcome: 0.004, tooFew: 0.002, headCount: 0.003, forgotten: 0.003, left: 0.0008 }
/** Days after which a slip is mended; by then the visit itself has arrived even from a valley. */
const MENDED_AFTER = 2

/** The worker of one grid; each call of `day` walks one more day and answers what was recorded, in order. */
export type Walker = { device: string; day(day: number): Planned[] }

type Progress = { door: RoundDoor; knocks: number; refusals: number; next: number | null }

export function walker(round: Round, random: Random): Walker {
  const device = `demo-${round.grid}`
  const progress = round.doors.map((door): Progress => ({ door, knocks: 0, refusals: 0, next: door.truth.firstDay }))
  const mends = new Map<number, ((time: number) => Planned[])[]>()
  const later = (day: number, mend: (time: number) => Planned[]) => mends.set(day, [...(mends.get(day) ?? []), mend])
  return {
    device,
    day(day) {
      const due = progress.filter((entry) => entry.next === day)
      const first = due.filter((entry) => entry.knocks === 0)
      const again = due.filter((entry) => entry.knocks > 0)
      const recorded: Planned[] = []
      const walk = (entries: Progress[], from: number, to: number) => {
        entries.forEach((entry, index) => {
          const time = clock(day, from + ((to - from) * index) / entries.length) + random.int(0, 40) * 1000
          recorded.push(...knock(entry, day, time, { random, device, later }))
        })
      }
      walk(first, 8.5, 17.5)
      walk(again, 17.75, 20)
      for (const [index, mend] of (mends.get(day) ?? []).entries())
        recorded.push(...mend(clock(day, 20.1) + index * MINUTE))
      return recorded
    },
  }
}

type Hand = {
  random: Random
  device: string
  later(day: number, mend: (time: number) => Planned[]): void
}

function knock(entry: Progress, day: number, time: number, hand: Hand): Planned[] {
  const { door } = entry
  const visit = (body: Omit<VisitBody, 'door'>, at = time, expected: Planned['expected'] = 'accepted') =>
    plan(hand.random, hand.device, at, 'registry.recordVisit', { door: door.dwelling.id, ...body }, expected)
  const report = door.reportedAs && entry.knocks === 0 ? [reported(door, door.reportedAs, time, hand)] : []
  const outcome = findsNow(entry)
  entry.knocks += 1
  entry.next = comeBack(entry, outcome, day)
  const nextAt = entry.next === null ? {} : { nextAt: instant(clock(entry.next, 18)) }
  if (outcome !== 'registered') {
    const slip = outcome === 'vacant' && hand.random.chance(ERRS.outcome * 10)
    if (!slip) return [...report, visit({ outcome, ...nextAt })]
    return [...report, visit({ outcome: 'demolished' }), visit({ outcome }, time + MINUTE)]
  }
  const household = written(door, day, hand)
  const right = visit({ outcome, household }, time + MINUTE)
  if (hand.random.chance(ERRS.tooFew)) {
    const tooFew = { ...household, headCount: (household.residents?.length ?? 1) - 1 }
    return [...report, visit({ outcome, household: tooFew }, time, 'refused'), right]
  }
  if (hand.random.chance(ERRS.outcome)) return [...report, visit({ outcome: 'vacant' }), right]
  return [...report, right]
}

function reported(door: RoundDoor, as: { area: string; number: string }, time: number, hand: Hand): Planned {
  return plan(hand.random, hand.device, time, 'registry.reportDoor', { id: door.dwelling.id, ...as })
}

function findsNow({ door: { truth }, knocks, refusals }: Progress): VisitBody['outcome'] {
  if (truth.state !== 'occupied') return truth.state
  if (knocks < truth.nobodyHome) return 'nobody_home'
  const refusesNow = truth.refuses === 'always' || (truth.refuses === 'once' && refusals === 0)
  return refusesNow ? 'refused' : 'registered'
}

/** The day of the next visit: an empty home the evening after, from the third time every other day; a refusal once more. */
function comeBack(entry: Progress, outcome: VisitBody['outcome'], day: number): number | null {
  if (outcome === 'nobody_home') return day + (entry.knocks < 3 ? 1 : 2)
  if (outcome !== 'refused') return null
  entry.refusals += 1
  return entry.refusals === 1 ? day + 2 : null
}

/** The household as written at the door, now and then with a slip that is mended two days later. */
function written({ household }: RoundDoor, day: number, hand: Hand): HouseholdBody {
  if (!household) throw new Error('somebody opened a door without a household')
  const body = householdBody(household)
  const { random, device } = hand
  const mendDay = day + MENDED_AFTER
  const last = household.members.at(-1)
  const count = (time: number, is: number, was: number) => {
    return plan(random, device, time, 'registry.editHousehold', {
      household: household.id,
      fields: { headCount: { is, was } },
    })
  }
  const { headCount } = body
  if (random.chance(ERRS.headCount)) {
    hand.later(mendDay, (time) => [count(time, headCount, headCount + 1)])
    return { ...body, headCount: headCount + 1 }
  }
  if (!last || headCount === 1) return body
  if (random.chance(ERRS.forgotten)) {
    const add = { household: household.id, residents: [residentBody(last)] }
    hand.later(mendDay, (time) => [
      plan(random, device, time, 'registry.addResidents', add),
      count(time + 1000, headCount, headCount - 1),
    ])
    return { ...body, headCount: headCount - 1, residents: (body.residents ?? []).slice(0, -1) }
  }
  if (random.chance(ERRS.left)) {
    hand.later(mendDay, (time) => {
      const left = { resident: last.id, leftOn: instant(time).slice(0, 10), to: 'elsewhere' } as const
      return [plan(random, device, time, 'registry.residentLeft', left), count(time + 1000, headCount - 1, headCount)]
    })
  }
  return body
}
