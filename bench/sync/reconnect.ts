import { fork } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import type { Child } from '../../src/main/supervisor/children.ts'
import { percentile } from '../lib/figures.ts'
import { openClient } from '../lib/http-client.ts'
import { databaseSeconds, processorSeconds } from '../lib/processor.ts'
import { atMost, type Result } from '../lib/result.ts'
import { county } from '../registry/county.ts'
import type { Filled } from '../registry/fill.ts'
import { residentMemory } from '../registry/product.ts'
import type { PhonePlan, PhonesReport } from './plan.ts'
import { countKept } from './queries.ts'

/** All phones send what they hold; meanwhile somebody at headquarters looks at the board four times a second. */
export async function measureReconnect(at: {
  admin: pg.Client
  internal: Child
  database: string
  filled: Filled
  plans: readonly PhonePlan[]
}): Promise<Result[]> {
  const { admin, internal, database, filled, plans } = at
  const used = () => ({ server: processorSeconds(internal.pid()), database: databaseSeconds(database) })
  const board = await watchBoard(internal.port, filled.commander)
  const memory = watchMemory(internal)
  const before = used()
  const report = await playPhones(internal.port, plans)
  const after = used()
  const boards = await board.end()
  const mebibytes = memory.end()
  const wanted = plans.reduce((sum, { doors }) => sum + doors.length, 0)
  const { rows } = await admin.query<{ visits: number; all_visits: number; entries: number }>(countKept, [
    county,
    report.ids,
  ])
  const { visits = 0, all_visits = 0, entries = 0 } = rows[0] ?? {}
  if (report.firstRefusal !== '') console.log(`first refusal: ${report.firstRefusal}`)
  return [
    atMost(`${plans.length} phones drained`, report.seconds, 's', 20),
    { name: 'commands', value: wanted / report.seconds, unit: 'commands/s' },
    { name: 'request of 100 commands, p95', value: percentile(report.latencies, 0.95), unit: 'ms' },
    { name: 'request of 100 commands, median', value: percentile(report.latencies, 0.5), unit: 'ms' },
    { name: 'processor time of the server for it', value: after.server - before.server, unit: 's' },
    { name: 'processor time of the database for it', value: after.database - before.database, unit: 's' },
    exactly('commands accepted', report.accepted, wanted),
    exactly('visits kept of them', visits, wanted),
    exactly('visits kept in all', all_visits, wanted),
    exactly('journal entries of them', entries, wanted),
    exactly('refused or in conflict', report.other, 0),
    { name: 'answered as repeated, their answer was lost', value: report.repeated, unit: 'commands' },
    { name: 'requests turned away and sent again', value: report.turnedAway, unit: 'requests' },
    atMost('board meanwhile, p95', percentile(boards, 0.95), 'ms', 300),
    { name: 'memory of the server, most', value: mebibytes, unit: 'MiB' },
  ]
}

const exactly = (name: string, value: number, wanted: number): Result => ({
  name,
  value,
  unit: 'commands',
  goal: `= ${wanted}`,
  holds: value === wanted,
})

function playPhones(port: number, phones: readonly PhonePlan[]): Promise<PhonesReport> {
  const child = fork(fileURLToPath(new URL('./phones.ts', import.meta.url)), [], { execArgv: [] })
  return new Promise((resolve, reject) => {
    child.once('message', (answer: { report?: PhonesReport; failed?: string }) => {
      child.disconnect()
      if (answer.report) resolve(answer.report)
      else reject(new Error(answer.failed))
    })
    child.once('exit', (code) => reject(new Error(`the phones ended with ${code}`)))
    child.send({ port, phones })
  })
}

async function watchBoard(port: number, cookie: string): Promise<{ end(): Promise<number[]> }> {
  const client = await openClient(port, cookie)
  await client.ask('GET', '/api/registry/board')
  const latencies: number[] = []
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      const sent = performance.now()
      const answer = await client.ask('GET', '/api/registry/board')
      latencies.push(answer.status === 200 ? performance.now() - sent : Number.POSITIVE_INFINITY)
      await sleep(250)
    }
  })()
  return {
    async end() {
      isOver = true
      await watching
      client.close()
      return latencies
    },
  }
}

function watchMemory(server: Child): { end(): number } {
  let most = 0
  const timer = setInterval(() => {
    most = Math.max(most, residentMemory(server.pid()) ?? 0)
  }, 200)
  return {
    end: () => {
      clearInterval(timer)
      return most
    },
  }
}
