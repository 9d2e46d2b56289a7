import type pg from 'pg'
import { writeCursor } from '#platform/server/db/cursor.ts'
import { percentile } from '../lib/figures.ts'
import type { Load } from '../lib/load.ts'
import { atMost, type Result } from '../lib/result.ts'
import { county } from './county.ts'
import type { Filled } from './fill.ts'
import { doorAt } from './queries-lists.ts'

/** The lists of doors by filter: the address's parameters, and the same filter in SQL. */
const filters: readonly [string, string][] = [
  ['', 'true'],
  ['state=registered', "d.state = 'registered'"],
  ['state=unreached', "d.state = 'unreached'"],
  ['state=nobody_home', "d.state = 'nobody_home'"],
  ['state=refused', "d.state = 'refused'"],
  ['state=vacant', "d.state = 'vacant'"],
  [
    'gap=due',
    "d.state <> 'registered' and (d.state = 'unreached' or (d.state = 'nobody_home' and (d.next_at is null or d.next_at <= now())))",
  ],
  ['gap=thrice', "d.state = 'nobody_home' and d.attempts >= 3"],
  ['gap=mismatch', 'd.mismatch'],
  ['gap=found', 'd.found'],
]
const listGoal = 20

/** The board of the whole county, asked by one desk after another. */
export async function measureBoard(load: Load, port: number, filled: Filled, times: number): Promise<number> {
  await load.read(port, [filled.commander], ['/api/registry/board'], 10)
  const { latencies } = await load.read(port, [filled.commander], ['/api/registry/board'], times)
  return percentile(latencies, 0.95)
}

/** Every list at its beginning, middle and end; one figure a list, of its slowest page. */
export async function measureLists(
  at: { load: Load; port: number; admin: pg.Client; filled: Filled; size: string },
  times: number,
): Promise<Result[]> {
  const { load, port, filled, size } = at
  const results: Result[] = []
  const measure = async (name: string, cookie: string, urls: readonly string[]) => {
    let slowest = 0
    try {
      for (const url of urls) {
        await load.read(port, [cookie], [url], 3)
        const { latencies } = await load.read(port, [cookie], [url], times)
        slowest = Math.max(slowest, percentile(latencies, 0.95))
      }
      results.push(atMost(`${name}, ${size}, slowest page p95`, slowest, 'ms', listGoal))
    } catch (error) {
      console.log(`${name}: ${(error as Error).message.slice(0, 120)}`)
      results.push({
        name: `${name}, ${size}: not served`,
        value: 0,
        unit: 'ms',
        goal: `<= ${listGoal} ms`,
        holds: false,
      })
    }
  }
  for (const [parameters, filter] of filters) {
    const urls = await depths(at.admin, parameters, filter)
    await measure(`doors ${parameters || 'all'}`, filled.commander, urls)
  }
  const worker = filled.workers[0] as string
  await measure(
    'my doors',
    worker,
    ['due', 'done', 'all'].map((show) => `/api/dispatch/my-doors?show=${show}`),
  )
  await measure('my tasks', worker, ['/api/dispatch/mine'])
  for (const [name, cookie, path] of [
    ['tasks', filled.dispatcher, '/api/dispatch/tasks'],
    ['statements', filled.commander, '/api/registry/statements'],
    ['accounts', filled.administrator, '/api/agency/accounts'],
  ] as const)
    await measure(name, cookie, await walk(port, cookie, path))
  return results
}

async function depths(admin: pg.Client, parameters: string, filter: string): Promise<string[]> {
  const urls = [`/api/registry/doors?${parameters}`]
  for (const share of [0.5, 1]) {
    const { rows } = await admin.query<{ path: string; walk_order: number; id: string }>(doorAt(filter), [
      county,
      share,
    ])
    const row = rows[0]
    if (row) urls.push(`${urls[0]}&after=${writeCursor([row.path, row.walk_order, row.id])}`)
  }
  return urls
}

/** Walks a list from page to page as a reader would; answers its first page, one in the middle and the last. */
async function walk(port: number, cookie: string, path: string): Promise<string[]> {
  const urls = [path]
  for (let next: string | undefined; urls.length < 400; urls.push(`${path}?after=${next}`)) {
    const answer = await fetch(`http://127.0.0.1:${port}${urls.at(-1)}`, { headers: { cookie } })
    next = ((await answer.json()) as { next?: string }).next
    if (next === undefined) break
  }
  return [...new Set([urls[0], urls[urls.length >> 1], urls.at(-1)])] as string[]
}
