import { readdirSync, readFileSync } from 'node:fs'
import { root } from './lib/run.ts'

/** File lengths: 400 lines are an error, 600 in tests. */
const faults: string[] = []
for (const folder of ['src', 'scripts', 'bench', 'e2e']) {
  for (const file of readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(tsx?|mjs|css)$/.test(file)) continue
    const lines = readFileSync(`${root}${folder}/${file}`, 'utf8').split('\n').length
    if (lines > (/\.(test|journey)\.tsx?$/.test(file) ? 600 : 400)) faults.push(`${folder}/${file}: ${lines} lines`)
  }
}
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\n`)
  process.exitCode = 1
}
