import type pg from 'pg'
import { pause } from '#platform/server/postgres/process.ts'
import type { Floor } from '../floor/index.ts'
import { median, percentile } from '../lib/figures.ts'
import type { Load, LoadReport } from '../lib/load.ts'
import { waiting } from './queries-lists.ts'

/** One of ours in the comparison. */
export interface Contender {
  name: string
  port: number
  cookies: string[]
  stock: string
  deed?: 'visit' | 'pass'
  admin: pg.Client
}

/** What came of the rounds, by contender and for the floor: the median rate, and the 95th percentile of all answers. */
export interface Rounds {
  floor: Figures
  ours: Map<string, Figures>
}
export interface Figures {
  rate: number
  p95: number
  rates: number[]
}

/** Plays floor and contenders by turns, so that whatever else the machine does meets them alike. */
export async function playRounds(
  load: Load,
  floor: Floor,
  contenders: readonly Contender[],
  { batch, seconds, rounds, warmUp }: { batch: number; seconds: number; rounds: number; warmUp: number },
): Promise<Rounds> {
  const clients = contenders[0]?.cookies.length ?? 0
  const deed = contenders[0]?.deed ?? 'visit'
  const onFloor = { port: floor.port, path: floor.path, deed, cookies: Array.from({ length: clients }, () => '') }
  const reports = new Map<string, LoadReport[]>([
    ['floor', []],
    ...contenders.map(({ name }): [string, LoadReport[]] => [name, []]),
  ])
  await load.write(onFloor, batch, warmUp)
  for (const one of contenders) await load.write({ ...one, path: '/api/commands' }, batch, warmUp)
  for (let round = 0; round < rounds; round++) {
    await Promise.all(contenders.map(({ admin }) => idle(admin)))
    reports.get('floor')?.push(await load.write(onFloor, batch, seconds))
    for (const one of contenders) {
      reports.get(one.name)?.push(await load.write({ ...one, path: '/api/commands' }, batch, seconds))
      await idle(one.admin)
    }
  }
  const sum = (of: LoadReport[] = []): Figures => {
    const rates = of.map((report) => report.records / report.seconds)
    return {
      rate: median(rates),
      rates,
      p95: percentile(
        of.flatMap((report) => report.latencies),
        0.95,
      ),
    }
  }
  return {
    floor: sum(reports.get('floor')),
    ours: new Map(contenders.map(({ name }) => [name, sum(reports.get(name))])),
  }
}

/** Waits until the worker has nothing before it: what one side left undone must not slow the other. */
export async function idle(admin: pg.Client): Promise<void> {
  const end = Date.now() + 20_000
  while (Date.now() < end) {
    const { rows } = await admin.query<{ waiting: string }>(waiting)
    if (Number(rows[0]?.waiting) === 0) return
    await pause(100)
  }
}
