import { expect, test } from 'vitest'
import { startChecks } from './checks.ts'
import { killAtRandom } from './kills.ts'

test('nothing that was acknowledged is lost when everything is killed', { timeout: 240_000 }, async () => {
  const said: string[] = []
  const checks = startChecks((line) => said.push(line))
  // How fast it serves again is measured where nothing else runs.
  await killAtRandom(checks, 2, 60_000)
  expect(said.filter((line) => line.startsWith('FAIL'))).toEqual([])
  expect(checks.passed).toBe(9)
})
