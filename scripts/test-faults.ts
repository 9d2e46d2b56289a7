/**
 * `npm run test:faults`: everything is killed 20 times under writers that note each acknowledgement, and a database is away
 * for a minute. Takes some three minutes; `--rounds` and `--away` (seconds) shorten it. Closes with one line over all.
 */
import { parseArgs } from 'node:util'
import { startChecks } from './faults/checks.ts'
import { killAtRandom } from './faults/kills.ts'
import { stopDatabase } from './faults/outage.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, away: { type: 'string', default: '60' } },
})
const checks = startChecks((line) => console.log(line))
for (const scenario of [
  () => killAtRandom(checks, Number(values.rounds), 10_000),
  () => stopDatabase(checks, Number(values.away)),
]) {
  try {
    await scenario()
  } catch (error) {
    checks.add(`ended early: ${(error as Error).stack}`, false)
  }
}
console.log(`${checks.passed} passed, ${checks.failed} failed`)
process.exit(checks.failed > 0 ? 1 : 0)
