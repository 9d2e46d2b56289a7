/**
 * Who came home from an affected area: followed up from the day they came, asked to stay at home under a measure with a law, evidence
 * and a second agency, heard when they object, and free when their days are over.
 */
import { Random } from '../../generate/random.ts'
import { clock, instant } from '../times.ts'
import { commander, health, police } from './cast.ts'
import type { Deed, Home, Scene, Stage } from './types.ts'

const LAW = 'infectious-disease-law-39'
const RESTRICTIONS = ['stay', 'own_room', 'temperature']
const HELP = ['food', 'medicine', 'pay_note']

/** An order and what becomes of it. */
interface Order {
  key: string
  by: string
  people: readonly Home[]
  days: number
}

/** Who came when, and the orders about them. */
export interface Returnees {
  /** Came home in the eight days; the replay's passes bring them. */
  recent: readonly Home[]
  /** Came home before the response began; released within the eight days. */
  early: readonly Home[]
}

/** Days of January on which the early ones came home, in turns; each is followed up for 14 days. */
const EARLY_DAYS = [12, 13, 14, 15]
const FOLLOWED = 14
/** Of the recent ones, those whose measure is proposed by the police and lasts only for what is left of their fourteen days. */
const SHORT = 6
const SHORT_DAYS = 3

const ordersOf = ({ recent }: Returnees): Order[] => [
  { key: 'health', by: health, people: recent.slice(SHORT), days: FOLLOWED },
  { key: 'police', by: police, people: recent.slice(0, SHORT), days: SHORT_DAYS },
]

/** Everything that is done about them, with the moments. `idOf` makes the ids that a command names itself. */
export function returneeScenes(all: Returnees, idOf: (key: string, at: number) => string): Scene[] {
  const measure = (order: Order, nth: number) => idOf(`measure/${order.key}/${nth}`, clock(3, 15))
  return [
    { at: clock(1, 18), by: health, play: (stage) => done(stage, all.early.map(opening('early'))) },
    { at: clock(3, 14), by: health, play: (stage) => done(stage, all.recent.map(opening('recent'))) },
    ...ordersOf(all).flatMap((order): Scene[] => [
      { at: clock(3, 15), by: order.by, play: (stage) => done(stage, [proposal(order, measure)]) },
      { at: clock(3, 16), by: commander, play: (stage) => sign(stage, order, measure(order, 0)) },
      {
        ...{ at: clock(3, 17), by: order.by },
        play: (stage) =>
          done(
            stage,
            order.people.map((_, nth) => ({
              ...{ key: `serve/${order.key}/${nth}`, name: 'measure.serve' },
              body: { measure: measure(order, nth), how: 'paper', language: 'zh-Hans' },
            })),
          ),
      },
    ]),
    ...objection(ordersOf(all)[0] as Order, measure, 0, 'kept'),
    ...objection(ordersOf(all)[0] as Order, measure, 1, 'lifted'),
    { at: clock(6, 10), by: health, play: (stage) => endOne(stage, ordersOf(all)[0] as Order, measure) },
    ...tellings(all),
  ]
}

const done = async (stage: Stage, deeds: readonly Deed[]): Promise<void> => {
  await stage.do(deeds)
}

const cameOn = (nth: number) => `2020-01-${EARLY_DAYS[nth % EARLY_DAYS.length]}`

function opening(kind: 'early' | 'recent'): (home: Home, nth: number) => Deed {
  return ({ dwelling, household }, nth) => {
    const member = household.members[0]
    return {
      ...{ key: `open/${kind}/${nth}`, name: 'monitoring.open' },
      body: {
        ...{ kind: 'arrival', status: 'observed', place: dwelling.id, generated: true },
        ...(kind === 'recent' ? { resident: member?.id } : { startsOn: cameOn(nth) }),
        ...{ name: member?.name, sex: member?.sex, birthYear: member?.birthYear },
        ...(household.contact && { phone: household.contact.phone }),
      },
    }
  }
}

function proposal(order: Order, measure: (order: Order, nth: number) => string): Deed {
  return {
    ...{ key: `propose/${order.key}`, name: 'measure.propose' },
    body: {
      ...{ kind: 'home_observation', basis: LAW, restrictions: RESTRICTIONS, help: HELP, days: order.days },
      startsAt: instant(clock(3, 16.5)),
      persons: order.people.map(({ dwelling, household }, nth) => ({
        ...{ measure: measure(order, nth), person: household.members[0]?.id, door: dwelling.id },
      })),
      evidence: { kind: 'arrival', text: '1 月 25 日自疫情流行地区返回，经县界卡口登记。' },
    },
  }
}

/** The command signs what stands there, for the whole order. */
async function sign(stage: Stage, order: Order, id: string): Promise<void> {
  type Whole = { measure: { order: string }; order: { id: string; content: string }[] }
  const whole = await stage.ask<Whole>(`api/measure/review?id=${id}`)
  const contents = whole.order.map((one) => ({ measure: one.id, content: one.content }))
  await stage.do([
    { key: `approve/${order.key}`, name: 'measure.approve', body: { order: whole.measure.order, contents } },
  ])
}

/** Somebody objects by phone on the fifth day and has an answer before a day is over. */
function objection(
  order: Order,
  measure: (order: Order, nth: number) => string,
  nth: number,
  answer: 'kept' | 'lifted',
): Scene[] {
  const [asked, answered] = [clock(4, 10 + nth), clock(4, 16 + nth)]
  const id = measure(order, nth)
  const key = `objection/${order.key}/${nth}`
  return [
    {
      ...{ at: asked, by: health },
      play: (stage) =>
        done(stage, [
          { key, name: 'measure.recordObjection', body: { measure: id, how: 'phone', text: '我回来前没有到过那里。' } },
        ]),
    },
    {
      ...{ at: answered, by: commander },
      async play(stage) {
        const { objections } = await stage.ask<{ objections: { id: string }[] }>(`api/measure/review?id=${id}`)
        const text = answer === 'kept' ? '行程记录显示您当天在该地停留，措施维持。' : '已核实，您未到过该地，措施解除。'
        const body = { objection: objections[0]?.id, answer, text }
        await stage.do([{ key: `${key}/answer`, name: 'measure.answerObjection', body }])
      },
    },
  ]
}

/** A sample is negative and nothing else speaks for it: the measure ends before its day. */
async function endOne(stage: Stage, order: Order, measure: (order: Order, nth: number) => string): Promise<void> {
  const body = { measure: measure(order, 2), why: 'tested_negative' }
  await stage.do([{ key: `end/${order.key}/2`, name: 'measure.end', body }])
}

interface Due {
  schedule: string
  person: string
  door: string | null
}

/** Twice a day the grid workers tell temperature and symptoms of each whom they follow up; now and then nobody does. */
function tellings({ recent, early }: Returnees): Scene[] {
  const workers = [...new Set([...recent, ...early].map(({ worker }) => worker))].sort()
  return [2, 3, 4, 5, 6, 7].flatMap((day) =>
    [1, 2].flatMap((slot) =>
      workers.map(
        (by): Scene => ({
          ...{ at: clock(day, slot === 1 ? 9.5 : 19.5), by },
          async play(stage) {
            const today = instant(clock(day, 12)).slice(0, 10)
            const { items } = await stage.ask<{ items: (Due & { startsOn: string; days: number })[] }>(
              'api/monitoring/my-follow-ups',
            )
            const due = items.filter((one) => one.startsOn <= today)
            await done(
              stage,
              due.flatMap(({ schedule, door }) => {
                const random = new Random(`replay/told/${door}/${day}/${slot}`)
                if (random.chance(0.08)) return []
                const body = { schedule, day: today, slot, how: random.chance(0.7) ? 'visit' : 'phone', reached: true }
                const told = { ...body, temperature: random.int(361, 369), symptoms: [] }
                return [{ key: `told/${schedule}/${today}/${slot}`, name: 'monitoring.recordFollowUp', body: told }]
              }),
            )
          },
        }),
      ),
    ),
  )
}

/** How measures and follow-ups stand at a moment. */
export function observedAt(all: Returnees, now: number) {
  const [long, short] = ordersOf(all)
  const isServed = now > clock(3, 17)
  const lifted = now > clock(4, 17) ? 1 : 0
  const ended = now > clock(6, 10) ? 1 : 0
  const expired = now >= clock(3 + SHORT_DAYS, 16.5) ? (short?.people.length ?? 0) : 0
  const released = all.early.filter(
    (_, nth) => now >= clock((EARLY_DAYS[nth % EARLY_DAYS.length] as number) + FOLLOWED - 24, 0),
  )
  const measures = isServed ? (long?.people.length ?? 0) + (short?.people.length ?? 0) : 0
  return {
    measuresRunning: measures - lifted - ended - expired,
    measuresOver: lifted + ended + expired,
    followed: (now > clock(1, 18) ? all.early.length : 0) + (now > clock(3, 14) ? all.recent.length : 0),
    released: now > clock(1, 18) ? released.length : 0,
  }
}
