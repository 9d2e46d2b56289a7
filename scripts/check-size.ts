/**
 * Fails when a phone's first load grows over its bound: all scripts, gzip, that are fetched until the day's doors are in view,
 * with the words of one language. The worker that stretches the PIN comes when the first one is set, and is told beside it.
 * Builds the phone's face anew, in memory.
 */
import { gzipSync } from 'node:zlib'
import { createBuilder } from 'vite'
import { root } from './lib/run.ts'

/** Bytes of JavaScript, gzip: about ten seconds on the 2G line of a valley, three on a usual one. */
const limit = 220_000

const builder = await createBuilder({ configFile: `${root}vite.config.ts`, logLevel: 'error', build: { write: false } })
const face = builder.environments.field
if (!face) throw new Error('vite.config.ts names no environment `field`')
const made = await builder.build(face)
const output = 'output' in made ? made.output : []
const sizes = new Map<string, number>()

const entry = output.find((file) => file.type === 'chunk' && file.isEntry && file.name === 'field')
if (!entry) throw new Error('the build has no entry `field`')
add(entry.fileName)
for (const file of output) {
  const isToday = file.type === 'chunk' && file.facadeModuleId?.endsWith('/TodayPage.tsx')
  if (isToday || /assets\/words-\w+-zh-Hans-/.test(file.fileName)) add(file.fileName)
}

const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
const worker = output.find((file) => /pin-worker-.*\.js$/.test(file.fileName))
const largest = [...sizes].sort((a, b) => b[1] - a[1]).slice(0, 8)
process.stdout.write(`first load of the phone: ${kilo(total)} of ${kilo(limit)} kB in ${sizes.size} files, gzip\n`)
for (const [name, size] of largest) process.stdout.write(`  ${kilo(size).padStart(6)}  ${name}\n`)
if (worker?.type === 'asset')
  process.stdout.write(`  and ${kilo(gzipSync(worker.source, { level: 9 }).length)} with the first PIN\n`)
process.exitCode = total > limit ? 1 : 0

/** Counts a file and what it imports; styles do not count. */
function add(name: string): void {
  const file = output.find((one) => one.fileName === name)
  if (!file || sizes.has(name) || !name.endsWith('.js')) return
  sizes.set(name, gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 }).length)
  if (file.type === 'chunk') for (const other of file.imports) add(other)
}

function kilo(bytes: number): string {
  return (bytes / 1000).toFixed(1)
}
