import { createHash } from 'node:crypto'
import { Compile } from 'typebox/compile'
import { beforeAll, describe, expect, it } from 'vitest'
import { registryCommands } from '#modules/registry/contract/index.ts'
import { FIGURES } from '../generate/figures.ts'
import { planDays, planReplay } from './index.ts'
import { planRounds } from './rounds.ts'
import { clock, dayOf, instant } from './times.ts'
import type { Planned, ReplayDay, Round } from './types.ts'

/** For tests that make the county again, on a machine that is busy with others. */
const PATIENCE = 60_000

let rounds: Round[] = []
let days: ReplayDay[] = []

beforeAll(async () => {
  rounds = await planRounds({ seed: 1 })
  days = [...planDays(rounds, 1)]
}, PATIENCE)

const sendings = () => days.flatMap((day) => day.sendings)
const planned = () => sendings().flatMap((sending) => sending.commands)
const digest = (plan: ReplayDay[]) => {
  const hash = createHash('sha256')
  for (const day of plan) hash.update(JSON.stringify(day))
  return hash.digest('hex')
}

describe('the plan', () => {
  it('is the same for the same seed and another for another', { timeout: PATIENCE }, async () => {
    const again: ReplayDay[] = []
    for await (const day of planReplay({ seed: 1 })) again.push(day)
    expect(digest(again)).toBe(digest(days))
    expect(digest([...planDays(rounds, 2)])).not.toBe(digest(days))
  })

  it('has the eight days from 24 to 31 January 2020, each with its sendings in order', () => {
    expect(days.map((day) => day.day)).toEqual([24, 25, 26, 27, 28, 29, 30, 31].map((day) => `2020-01-${day}`))
    for (const { day, sendings } of days) {
      expect(sendings.length).toBeGreaterThan(100)
      expect(sendings.every((sending) => sending.sendAt.startsWith(day))).toBe(true)
      const times = sendings.map((sending) => sending.sendAt)
      expect(times).toEqual([...times].sort())
    }
  })

  it('sends nothing before it has happened, and at most 500 commands at once', () => {
    for (const { sendAt, commands } of sendings()) {
      const early = commands.filter(({ command }) => Date.parse(command.occurredAt) > Date.parse(sendAt))
      if (early.length > 0) expect(early).toEqual([])
    }
    const sizes = sendings().map((sending) => sending.commands.length)
    expect(Math.min(...sizes)).toBeGreaterThan(0)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500)
  })

  it('has only bodies that the contract takes', () => {
    const checks = new Map(registryCommands.map((command) => [command.name, Compile(command.body)]))
    const wrong = planned().filter(({ command }) => !checks.get(command.name)?.Check(command.body))
    expect(wrong).toEqual([])
  })

  it('marks every household as generated and keeps to the default depth', () => {
    for (const { command } of planned()) {
      if (command.name !== 'registry.recordVisit' || !command.body.household) continue
      const { household } = command.body
      if (!household.generated) expect(household).toHaveProperty('generated', true)
      const extra = household.residents?.filter((resident) => resident.idNumber ?? resident.phone) ?? []
      if (extra.length > 0) expect(extra).toEqual([])
    }
  })
})

describe('what goes wrong on purpose', () => {
  it('is all there: late batches, repeats, clashes, refusals, corrections and doors no list had', () => {
    const count = (test: (planned: Planned) => boolean) => planned().filter(test).length
    const why = (kind: string) => sendings().filter((sending) => sending.why === kind).length
    expect(why('late')).toBeGreaterThan(200)
    expect(why('repeat')).toBeGreaterThan(100)
    expect(why('clash')).toBeGreaterThan(10)
    expect(count((one) => one.expected === 'refused')).toBeGreaterThan(50)
    expect(count((one) => one.expected === 'conflict')).toBe(why('clash'))
    expect(count(({ command }) => command.name === 'registry.editHousehold')).toBeGreaterThan(50)
    expect(count(({ command }) => command.name === 'registry.addResidents')).toBeGreaterThan(50)
    expect(count(({ command }) => command.name === 'registry.residentLeft')).toBeGreaterThan(5)
    const reported = planned().filter(({ command, expected }) => {
      return command.name === 'registry.reportDoor' && expected === 'accepted'
    })
    expect(reported).toHaveLength(FIGURES.hidden)
  })

  it('expects of a known id a repeat for the same body and a conflict for another', () => {
    const seen = new Map<string, string>()
    const wrong: Planned[] = []
    for (const one of planned()) {
      const body = JSON.stringify([one.command.name, one.command.body])
      const before = seen.get(one.command.id)
      const expected = before === undefined ? ['accepted', 'refused'] : [before === body ? 'repeated' : 'conflict']
      if (!expected.includes(one.expected)) wrong.push(one)
      if (one.expected === 'accepted') seen.set(one.command.id, body)
    }
    expect(wrong).toEqual([])
  })

  it('brings some visits after a later one of the same door', () => {
    const last = new Map<string, string>()
    let late = 0
    for (const { command, expected } of planned()) {
      if (command.name !== 'registry.recordVisit' || expected !== 'accepted') continue
      const { door } = command.body
      if (command.occurredAt < (last.get(door) ?? '')) late += 1
      else last.set(door, command.occurredAt)
    }
    expect(late).toBeGreaterThan(0)
  })
})

describe('the end of the week', () => {
  /** What an honest ledger says: of each door the outcome of its latest visit. */
  const ledger = () => {
    const doors = new Map<string, { at: string; outcome: string }>()
    const visited = new Set<string>()
    for (const { command, expected } of planned()) {
      if (expected !== 'accepted' || command.name !== 'registry.recordVisit') continue
      const { door, outcome } = command.body
      visited.add(door)
      if (command.occurredAt >= (doors.get(door)?.at ?? ''))
        doors.set(door, { at: command.occurredAt, outcome: String(outcome) })
    }
    const counts: Record<string, number> = {}
    for (const { outcome } of doors.values()) counts[outcome] = (counts[outcome] ?? 0) + 1
    return { doors, counts: { ...counts, unreached: FIGURES.dwellings + FIGURES.hidden - visited.size } }
  }

  it('has most doors registered and honest gaps left', () => {
    expect(ledger().counts).toEqual(END_OF_WEEK)
    expect(Object.values(ledger().counts).reduce((sum, count) => sum + count, 0)).toBe(50_318 + 37)
  })

  it('agrees with what is behind each door', () => {
    const { doors } = ledger()
    const all = rounds.flatMap((round) => round.doors)
    const wrong = all.filter(({ dwelling, truth }) => {
      const found = doors.get(dwelling.id)?.outcome
      if (!found) return false
      return truth.state === 'occupied'
        ? !['registered', 'nobody_home', 'refused'].includes(found)
        : found !== truth.state
    })
    expect(wrong).toEqual([])
  })

  it('has counted everyone behind each registered door, but for slips of the last two days', () => {
    const counted = new Map<string, { count: number; day: string }>()
    const left = new Set<string>()
    for (const { command, expected } of planned()) {
      if (expected !== 'accepted') continue
      const { name, body } = command
      if (name === 'registry.recordVisit' && body.household) {
        counted.set(body.household.id, { count: body.household.headCount, day: command.occurredAt.slice(0, 10) })
      }
      if (name === 'registry.residentLeft') left.add(body.resident)
      const mended = name === 'registry.editHousehold' && body.fields?.headCount
      const entry = mended ? counted.get(body.household) : undefined
      if (mended) expect(entry?.count).toBe(mended.was)
      if (mended && entry) entry.count = mended.is
    }
    const doors = rounds.flatMap((round) => round.doors)
    const wrong = doors.filter(({ household }) => {
      const entry = household && counted.get(household.id)
      if (!household || !entry || entry.day >= '2020-01-30') return false
      return entry.count !== household.members.filter((member) => !left.has(member.id)).length
    })
    expect(wrong).toEqual([])
    expect(counted.size).toBe(END_OF_WEEK.registered)
  })

  it('leaves the far townships furthest behind', () => {
    const { doors } = ledger()
    const reached = (town: string) => {
      const all = rounds.filter((round) => round.town === town).flatMap((round) => round.doors)
      return all.filter((door) => doors.has(door.dwelling.id)).length / all.length
    }
    expect(reached('510727213')).toBeLessThan(0.5)
    expect(reached('510727100')).toBeGreaterThan(0.95)
  })
})

/** The board at midnight of 31 January for seed 1. */
const END_OF_WEEK = {
  registered: 42_109,
  nobody_home: 2_987,
  refused: 208,
  vacant: 3_087,
  demolished: 186,
  not_dwelling: 127,
  unreached: 1_651,
}

it('keeps county time', () => {
  expect(instant(clock(0, 9.5))).toBe('2020-01-24T09:30:00+08:00')
  expect(instant(clock(7, 23.75))).toBe('2020-01-31T23:45:00+08:00')
  expect([dayOf(clock(0, 0)), dayOf(clock(3, 23.9)), dayOf(clock(8, 0))]).toEqual([0, 3, 8])
})
