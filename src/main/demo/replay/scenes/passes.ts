/** Who comes through the six entrances in the eight days: home, out and back, with goods, across, and on a visit. */
import type { Random } from '../../generate/random.ts'
import { clock, MINUTE } from '../times.ts'
import { officers } from './cast.ts'
import type { Home, Scene } from './types.ts'

/** A pass before its checkpoint's id is known. */
export interface PlannedPass {
  /** Milliseconds since 1970. */
  at: number
  /** Official code of the town where the entrance stands. */
  town: string
  key: string
  name: 'checkpoint.recordPass' | 'checkpoint.emergencyPass'
  body: Readonly<Record<string, unknown>> & { direction: 'in' | 'out'; headCount?: number; decision?: string }
}

/** Vehicles of a usual day by entrance, and how busy each of the eight days is beside it. */
const BUSY: Readonly<Record<string, number>> = {
  '510727101': 26,
  '510727109': 34,
  '510727217': 24,
  '510727213': 9,
  '510727210': 7,
  '510727200': 14,
}
const DAYS = [1.3, 1.1, 0.9, 1, 0.9, 0.8, 0.7, 0.7]
const AFFECTED = '湖北省武汉市'
const ORIGINS = ['四川省绵阳市', '四川省成都市', '四川省广元市', '甘肃省陇南市', '重庆市']

/** Passes of all days, in order. `returnees` come home from an affected area on the second day, each in a car of their own. */
export function planPasses(random: Random, homes: readonly Home[], returnees: readonly Home[]): PlannedPass[] {
  const towns = Object.keys(officers)
  const passes = DAYS.flatMap((busy, day) =>
    towns.flatMap((town) => {
      const many = Math.round((BUSY[town] as number) * busy)
      return Array.from({ length: many }, (_, nth) => vehicle(random.fork(`${day}/${town}/${nth}`), day, town, homes))
    }),
  ).flat()
  const comingHome = returnees.map((home, nth): PlannedPass => {
    const town = towns[nth % towns.length] as string
    const body = { ...homeward(home, town), origin: AFFECTED, temperature: 364, decision: 'passed', headCount: 2 }
    return pass(clock(1, 10) + nth * 20 * MINUTE, town, `returnee/${nth}`, {
      ...{ direction: 'in', plate: plateOf(random.fork(`returnee/${nth}`)), reason: 'home', generated: true },
      ...body,
    })
  })
  return [...passes, ...comingHome].sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
}

/** The same as scenes: an officer sends what was written down every hour. */
export function passScenes(passes: readonly PlannedPass[]): Scene[] {
  const lots = new Map<string, PlannedPass[]>()
  for (const one of passes) {
    const lot = `${one.town}/${Math.floor(one.at / (60 * MINUTE))}`
    lots.set(lot, [...(lots.get(lot) ?? []), one])
  }
  return [...lots.values()].map((lot): Scene => {
    const [first] = lot as [PlannedPass]
    return {
      at: (lot.at(-1) as PlannedPass).at + MINUTE,
      by: officers[first.town] as string,
      async play(stage) {
        const { checkpoints } = await stage.ask<{ checkpoints: { id: string }[] }>('api/checkpoint/mine')
        const checkpoint = checkpoints[0]?.id
        await stage.do(lot.map(({ key, name, body, at }) => ({ key, name, at, body: { checkpoint, ...body } })))
      },
    }
  })
}

function vehicle(random: Random, day: number, town: string, homes: readonly Home[]): PlannedPass[] {
  const at = clock(day, 6.5) + random.int(0, 15 * 60) * MINUTE
  const key = random.key
  const headCount = random.int(1, 4)
  const base = { plate: plateOf(random), headCount, temperature: random.int(358, 369), generated: true }
  const one = (body: PlannedPass['body'], more = '', later = 0, where = town) =>
    pass(at + later * MINUTE, where, key + more, { ...base, decision: 'passed', ...body })
  switch (random.weighted([45, 20, 18, 8, 7, 2])) {
    case 0: {
      const fever = random.chance(0.01) ? { temperature: 376, decision: 'asked_health' } : {}
      const home = homeward(random.pick(homes), town)
      return [one({ direction: 'in', reason: 'home', origin: random.pick(ORIGINS), ...home, ...fever })]
    }
    case 1: {
      const back = random.chance(0.7)
        ? [one({ direction: 'in', reason: 'work', origin: '四川省绵阳市' }, '/back', random.int(20, 55))]
        : []
      return [one({ direction: 'out', reason: 'work' }), ...back]
    }
    case 2:
      return [one({ direction: 'in', reason: 'supply', origin: random.pick(ORIGINS), destination: '县城' })]
    case 3: {
      const others = Object.keys(officers).filter((code) => code !== town)
      const through = one({ direction: 'out', reason: 'transit' }, '/out', random.int(30, 58), random.pick(others))
      return [
        one({ direction: 'in', reason: 'transit', origin: '甘肃省陇南市' }),
        ...(random.chance(0.93) ? [through] : []),
      ]
    }
    case 4: {
      const decision = day >= 2 ? 'advised_back' : 'passed'
      return [one({ direction: 'in', reason: 'visit', origin: random.pick(ORIGINS), decision })]
    }
    default: {
      const body = { direction: 'in', reason: random.pick(['care', 'birth', 'food']) } as const
      return [{ at, town, key, name: 'checkpoint.emergencyPass', body }]
    }
  }
}

/** Where somebody goes: the door itself where it lies in the officer's own town, else the area around it. */
function homeward({ dwelling, town: home }: Home, town: string) {
  return { destinationPlace: home === town ? dwelling.id : dwelling.areaId }
}

function pass(at: number, town: string, key: string, body: PlannedPass['body']): PlannedPass {
  return { at, town, key: `pass/${key}`, name: 'checkpoint.recordPass', body }
}

/** A plate that no vehicle bears: the letter I is not used on plates (GA 36-2018). */
function plateOf(random: Random): string {
  return `川BI${String(random.int(0, 9999)).padStart(4, '0')}`
}

/** Passes by entrance in the 24 hours up to a moment, as the board counts them. */
export function flowOf(passes: readonly PlannedPass[], now: number) {
  const day = 24 * 60 * MINUTE
  const flows = new Map(
    Object.keys(officers).map((town) => [town, { in: 0, out: 0, persons: 0, health: 0, back: 0, emergency: 0 }]),
  )
  for (const { at, town, name, body } of passes) {
    const flow = flows.get(town)
    if (!flow || at > now || at <= now - day) continue
    if (body.decision === 'advised_back') {
      flow.back += 1
      continue
    }
    flow[body.direction] += 1
    flow.persons += body.headCount ?? 0
    if (body.decision === 'asked_health') flow.health += 1
    if (name === 'checkpoint.emergencyPass') flow.emergency += 1
  }
  return flows
}
