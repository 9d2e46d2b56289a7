import { describe, expect, test } from 'vitest'
import { playbooks } from '#modules/emergency/server/index.ts'
import { compileRules, type Facts, screen } from './screening.ts'

const shipped = playbooks.get('2020-novel-pneumonia')?.screening?.rules ?? []
const facts: Facts = {
  direction: 'in',
  origin: '',
  reason: 'home',
  hasDestination: false,
  headCount: 2,
  temperature: 365,
}

describe('screening', () => {
  test.each([
    ['ask_health', { temperature: 373 }],
    ['pass', { temperature: 372 }],
    ['ask_health', { origin: '湖北省武汉市' }],
    ['pass', { origin: '湖北省武汉市', direction: 'out' as const }],
    ['register', { hasDestination: true }],
    ['advise_back', { reason: 'visit' }],
    ['register', { reason: 'visit', hasDestination: true }],
  ])('advises %s', (outcome, change) => {
    expect(screen(compileRules(shipped), { ...facts, ...change }, '2020-02-01')?.outcome).toBe(outcome)
  })

  test('a rule is not applied before its first day', () => {
    expect(screen(compileRules(shipped), { ...facts, reason: 'visit' }, '2020-01-25')?.outcome).toBe('pass')
  })

  test('every traveller gets one advice, the same from rules that went over the wire', () => {
    const here = compileRules(shipped)
    const there = compileRules(JSON.parse(JSON.stringify(shipped)))
    for (const direction of ['in', 'out'] as const)
      for (const origin of ['', '湖北', '绵阳', '"&&'])
        for (const reason of ['home', 'visit', 'care'])
          for (const hasDestination of [true, false])
            for (const temperature of [0, 300, 372, 373, 450]) {
              const one = { direction, origin, reason, hasDestination, headCount: 1, temperature }
              const advice = screen(here, one, '2020-02-01')
              expect(advice).toBeDefined()
              expect(screen(there, one, '2020-02-01')).toEqual(advice)
            }
  })

  test.each(['temperature', 'nobody == 1', 'direction = "in"', 'temperature > "a"'])('refuses the rule %s', (when) => {
    expect(() => compileRules([{ ...(shipped[0] as (typeof shipped)[0]), when }])).toThrow('screening rule fever')
  })
})
