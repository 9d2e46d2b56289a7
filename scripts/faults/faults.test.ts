import { expect, test } from 'vitest'
import { startChecks } from './checks.ts'
import { killAtRandom } from './kills.ts'

test('nothing that was acknowledged is lost when everything is killed', { timeout: 90_000 }, async () => {
  const said: string[] = []
  const checks = startChecks((line) => said.push(line))
  await killAtRandom(checks, 2)
  expect(said.filter((line) => line.startsWith('FAIL'))).toEqual([])
  expect(checks.passed).toBe(9)
})
