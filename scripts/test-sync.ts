import { parseArgs } from 'node:util'
import { inWords, tell } from '../src/platform/sync/model/story.ts'

/**
 * `npm run test:sync -- --seeds 10000`: the long run of the model of twenty phones and a server. `--seed` plays a run again,
 * `--path` the shortest story of its failure alone.
 */
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    path: { type: 'string' },
  },
})
const runs = Number(values.seeds)
const seed = Number(values.seed)
if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed)) {
  process.stderr.write('--seeds and --seed are whole numbers.\n')
  process.exit(2)
}
const started = performance.now()
const told = tell(runs, seed, values.path)
const seconds = ((performance.now() - started) / 1000).toFixed(1)
if (told.failure) process.stdout.write(`${inWords(told.failure)}\n`)
process.stdout.write(`${told.runs} stories from seed ${seed} in ${seconds} s: ${told.failure ? 'FAILED' : 'passed'}\n`)
process.exitCode = told.failure ? 1 : 0
