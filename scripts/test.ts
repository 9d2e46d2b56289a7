import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { findChromium } from './lib/chromium.ts'
import { root, run } from './lib/run.ts'

/**
 * `npm test`: everything, from a fresh clone: unit tests, tests at the HTTP door on a real PostgreSQL, journeys in Chromium.
 * The last line counts all of them; the exit code is 1 when anything failed or a runner ran nothing.
 */
const say = (text: string) => process.stderr.write(`${text}\n`)
const results = `${root}test-results`

interface Count {
  passed: number
  failed: number
  skipped: number
}

mkdirSync(results, { recursive: true })
const counts: Count[] = []
say('Tests of the source, on a real PostgreSQL ...')
counts.push(await vitest())
say('Journeys in Chromium ...')
counts.push(await journeys())

const sum = (pick: (count: Count) => number) => counts.reduce((total, count) => total + pick(count), 0)
const [passed, failed, skipped] = [sum((c) => c.passed), sum((c) => c.failed), sum((c) => c.skipped)]
if (skipped > 0) say(`${skipped} skipped`)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed > 0 ? 1 : 0

async function vitest(): Promise<Count> {
  const file = `${results}/vitest.json`
  rmSync(file, { force: true })
  const ended = await run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`], true)
  if (!existsSync(file)) return nothingRan('vitest', ended.code)
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
    numPendingTests: number
    numFailedTestSuites: number
    success: boolean
  }
  if (report.numPassedTests + report.numFailedTests === 0) return nothingRan('vitest', ended.code)
  // A file that failed before its first test, or an error outside of one, counts as a failure too.
  const failed = report.numFailedTests > 0 ? report.numFailedTests : ended.code === 0 ? 0 : 1
  return { passed: report.numPassedTests, failed, skipped: report.numPendingTests }
}

async function journeys(): Promise<Count> {
  let chromium: string
  try {
    chromium = await findChromium(say)
  } catch (error) {
    say((error as Error).message)
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const built = await run(process.execPath, ['scripts/build.ts'], true)
  if (built.code !== 0) return nothingRan('the build of the web', built.code)
  const file = `${results}/journeys.json`
  rmSync(file, { force: true })
  const ended = await run('playwright', ['test', '-c', 'e2e/playwright.config.ts'], true, {
    LIANFANG_CHROMIUM: chromium,
  })
  if (!existsSync(file)) return nothingRan('the journeys', ended.code)
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  }
  if (stats.expected + stats.unexpected + stats.flaky === 0) return nothingRan('the journeys', ended.code)
  if (stats.flaky > 0) say(`${stats.flaky} journeys passed at the second walk only: their names stand above as flaky`)
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected > 0 ? stats.unexpected : ended.code === 0 ? 0 : 1,
    skipped: stats.skipped,
  }
}

function nothingRan(what: string, code: number): Count {
  say(`${what} ran no test (exit ${code})`)
  return { passed: 0, failed: 1, skipped: 0 }
}
