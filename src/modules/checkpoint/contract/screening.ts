import { Environment, type ParseResult } from '@marcbachmann/cel-js'
import type { ScreeningRule } from '#modules/emergency/contract/index.ts'

/** What a rule may look at: nothing about who somebody is. */
export interface Facts {
  direction: 'in' | 'out'
  origin: string
  reason: string
  hasDestination: boolean
  headCount: number
  /** Tenths of a degree; 0 where it was not taken. */
  temperature: number
}

type Compiled = readonly { rule: ScreeningRule; check: ParseResult }[]
const environment = new Environment()
  .registerVariable('direction', 'string')
  .registerVariable('origin', 'string')
  .registerVariable('reason', 'string')
  .registerVariable('hasDestination', 'bool')
  .registerVariable('headCount', 'int')
  .registerVariable('temperature', 'int')

/** Compiles rules; throws an Error that names the rule whose expression is wrong or answers no yes or no. */
export function compileRules(rules: readonly ScreeningRule[]): Compiled {
  return rules.map((rule) => {
    const type = environment.check(rule.when)
    if (!type.valid || type.type !== 'bool')
      throw new Error(`screening rule ${rule.id}: ${type.error?.message ?? 'not a condition'}`)
    return { rule, check: environment.parse(rule.when) }
  })
}

/** The first rule in force on `day` whose condition holds; the same on the server and on the phone. */
export function screen(rules: Compiled, facts: Facts, day: string): ScreeningRule | undefined {
  const values = { ...facts, headCount: BigInt(facts.headCount), temperature: BigInt(facts.temperature) }
  return rules.find(({ rule, check }) => rule.from <= day && check(values) === true)?.rule
}
