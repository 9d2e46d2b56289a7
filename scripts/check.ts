import { run } from './lib/run.ts'

/** `npm run check`: what a machine can say about the source, in under a minute on two cores. */
const checks: readonly { name: string; program: string; args: readonly string[] }[] = [
  { name: 'types of the server', program: 'tsc', args: ['-p', 'tsconfig.server.json'] },
  { name: 'types of the web', program: 'tsc', args: ['-p', 'tsconfig.web.json'] },
  { name: 'lint and format', program: 'biome', args: ['check', '--error-on-warnings', '.'] },
  {
    name: 'module borders and ranks',
    program: 'depcruise',
    args: ['--config', '.dependency-cruiser.cjs', '--output-type', 'err', 'src'],
  },
  { name: 'SQL ownership', program: process.execPath, args: ['scripts/check-sql.ts'] },
  { name: 'texts in three languages', program: process.execPath, args: ['scripts/check-translations.ts'] },
  { name: 'docs/MAP.md is fresh', program: process.execPath, args: ['scripts/map.ts', '--check'] },
  { name: 'first load of the phone under 220 kB', program: process.execPath, args: ['scripts/check-size.ts'] },
  { name: 'file lengths', program: process.execPath, args: ['scripts/check-lengths.ts'] },
]

let failed = 0
const waiting = [...checks]
// Two at a time, as a county PC has cores.
await Promise.all([work(), work()])
process.exitCode = failed > 0 ? 1 : 0

async function work(): Promise<void> {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const { code, output, seconds } = await run(check.program, check.args)
    process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${check.name} (${seconds.toFixed(1)} s)\n`)
    if (code === 0) continue
    failed += 1
    process.stdout.write(`${output.trimEnd()}\n`)
  }
}
