/**
 * Measures the product on this machine: `npm run bench -- registry [--quick] [--only reads,writes,start]` and
 * `npm run bench -- sync [--quick] [--only reconnect,first]` and `npm run bench -- phone` and
 * `npm run bench -- checkpoint`, which need `npm run build` first.
 * `npm run bench -- command [--quick] [--only board,directive,viewers]` measures the command board.
 * Every bench prints a table and writes `bench/out/NAME.json`; docs/bench.md keeps the figures.
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { run as checkpoint } from './checkpoint/index.ts'
import { run as command } from './command/index.ts'
import { printTable, writeResults } from './lib/result.ts'
import { run as phone } from './phone/index.ts'
import { run as registry } from './registry/index.ts'
import { run as sync } from './sync/index.ts'

const benches = { checkpoint, command, phone, registry, sync }

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
})
const name = positionals[0] ?? 'registry'
if (!Object.hasOwn(benches, name)) {
  console.error(`No bench is called ${name}; there are: ${Object.keys(benches).join(', ')}`)
  process.exit(2)
}
const results = await benches[name as keyof typeof benches]({
  quick: values.quick,
  only: values.only === '' ? [] : values.only.split(','),
})
const { length: cores, 0: first } = cpus()
printTable(`${name}: ${cores} x ${first?.model.trim() ?? 'unknown processor'}, Node ${process.version}`, results)
console.log(`\nWritten to ${writeResults(name, results)}`)
process.exit(0)
