/**
 * `npm run bench -- command [--quick] [--only board,viewers,directive]`: the command board of a county of 126,000 persons in a bad
 * week, worked out anew and shared; how soon live screens show a change; and a directive to 200 agencies.
 */
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import { commandBoard } from '../../src/modules/report/contract/index.ts'
import { percentile } from '../lib/figures.ts'
import { type HttpClient, openClient } from '../lib/http-client.ts'
import { startLoad } from '../lib/load.ts'
import { atMost, type Result } from '../lib/result.ts'
import { county, sizes } from '../registry/county.ts'
import { fill } from '../registry/fill.ts'
import { type Choices, standFloor } from '../registry/index.ts'
import { installInto, openGround, residentMemory, startProcess } from '../registry/product.ts'
import { account } from '../sync/holder.ts'
import { fillWeek } from './fill.ts'
import { type Change, openViewers } from './viewers.ts'

const database = 'county_command'
/** Screens that are open at once. */
const viewers = 300

/** Measures and answers the figures. `quick` takes the small county, a tenth of the viewers and fewer turns. */
export async function run({ quick, only }: Choices): Promise<Result[]> {
  const wants = (piece: string) => only.length === 0 || only.includes(piece)
  const ground = await openGround()
  const load = startLoad()
  try {
    const runtime = await installInto(ground, database)
    const admin = await ground.admin(database)
    const size = sizes[quick ? 0 : 1] as (typeof sizes)[0]
    const filled = await fill(admin, size)
    const week = await fillWeek(admin)
    console.log(
      `${filled.persons} persons, ${week.posts} posts, ${week.shifts} shifts, ${week.incidents} open incidents, ${week.agencies.length} agencies`,
    )
    const [internal, worker] = await Promise.all([startProcess('internal', runtime), startProcess('worker', runtime)])
    const floor = await standFloor(ground)
    const client = openClient(internal.port, filled.commander)
    try {
      const results: Result[] = []
      // One client, one record a time: what the machine needs for a request and a commit at all.
      const bare = await load.write({ port: floor.port, path: floor.path, cookies: ['floor'] }, 1, 2)
      const least = percentile(bare.latencies, 0.95)
      if (wants('board')) results.push(...(await measureBoard(client, week.place, quick ? 30 : 200)))
      if (wants('directive')) {
        const took = await measureDirective(client, admin, week.agencies, quick ? 5 : 20)
        results.push({
          ...atMost('a directive to 200 agencies issued, p95', took, 'ms', 300),
          floor: least,
          ratio: took / least,
        })
      }
      if (wants('viewers')) {
        const cookies = await screens(admin, quick ? viewers / 10 : viewers)
        results.push(...(await measureViewers(client, internal.port, cookies, week.place, quick)))
        const memory = residentMemory(internal.pid())
        if (memory)
          results.push({ name: `memory of the server with ${cookies.length} live viewers`, value: memory, unit: 'MiB' })
      }
      return results
    } finally {
      client.close()
      floor.stop()
      await Promise.all([internal.stop(), worker.stop()])
      await admin.end()
    }
  } finally {
    load.stop()
    await ground.stop()
  }
}

/** The board after a change, which nobody has asked for yet, and once more as the next reader gets it. */
async function measureBoard(client: HttpClient, place: string, times: number): Promise<Result[]> {
  const anew: number[] = []
  const shared: number[] = []
  for (let at = 0; at < times + 5; at++) {
    await report(client, place)
    const [first, second] = [await board(client), await board(client)]
    if (at < 5) continue
    anew.push(first.took)
    shared.push(second.took)
  }
  return [
    atMost('command board worked out anew after a change, p95', percentile(anew, 0.95), 'ms', 50),
    { name: 'likewise, median', value: percentile(anew, 0.5), unit: 'ms' },
    { name: 'shared by the next reader, p95', value: percentile(shared, 0.95), unit: 'ms' },
  ]
}

/** Leaders of three kinds, a third of the screens each: three scopes, each worked out once a change. */
async function screens(admin: pg.Client, count: number): Promise<string[]> {
  const roles = ['commander', 'dispatcher', 'area_leader']
  const cookies: string[] = []
  for (let at = 0; at < count; at++)
    cookies.push((await account(admin, `screen${at}`, String(county), roles[at % 3])).cookie)
  return cookies
}

/** Single changes after a calm while, then one every hundred milliseconds. */
async function measureViewers(
  client: HttpClient,
  port: number,
  cookies: string[],
  place: string,
  quick: boolean,
): Promise<Result[]> {
  const open = await openViewers(port, cookies)
  try {
    await sleep(2000)
    const [calm, busy]: [Change[], Change[]] = [[], []]
    let { live } = await board(client)
    const change = async (changes: Change[]) => {
      await report(client, place)
      changes.push({ live: ++live, at: Date.now() })
    }
    for (let at = 0; at < (quick ? 5 : 20); at++) {
      await change(calm)
      await sleep(2500)
    }
    for (let at = 0; at < (quick ? 30 : 150); at++) {
      await change(busy)
      await sleep(100)
    }
    await sleep(3000)
    const [single, many] = [await open.seen(calm), await open.seen(busy)]
    if (single.missed + many.missed > 0) throw new Error(`${single.missed + many.missed} changes were never seen`)
    console.log(`${many.asked} boards were asked for, ${many.turnedAway} times the server was busy`)
    const of = `${cookies.length} live viewers`
    return [
      atMost(`${of}: a change is seen, p95`, percentile(single.delays, 0.95), 'ms', 1000),
      { name: 'likewise, median', value: percentile(single.delays, 0.5), unit: 'ms' },
      atMost(`${of}, ten changes a second: each is seen, p95`, percentile(many.delays, 0.95), 'ms', 1000),
      { name: 'likewise, median', value: percentile(many.delays, 0.5), unit: 'ms' },
    ]
  } finally {
    open.stop()
  }
}

/** 95th percentile of issuing a directive whose one demand has 200 owners. */
async function measureDirective(
  client: HttpClient,
  admin: pg.Client,
  owners: string[],
  times: number,
): Promise<number> {
  const { rows } = await admin.query<{ id: string }>(
    "select id from place.area where county = $1 and kind = 'county'",
    [county],
  )
  const took: number[] = []
  for (let at = 0; at < times + 2; at++) {
    const dueAt = new Date(Date.now() + 8 * 3_600_000).toISOString()
    const body = {
      place: rows[0]?.id,
      title: '通知',
      demands: [{ text: '守好六个卡口', asks: 'words', dueAt, owners }],
    }
    const begun = performance.now()
    await send(client, 'directive.issue', body)
    if (at >= 2) took.push(performance.now() - begun)
  }
  return percentile(took, 0.95)
}

const report = (client: HttpClient, place: string) =>
  send(client, 'incident.report', { place, kind: 'other', what: '测量中的一件事' })

async function send(client: HttpClient, name: string, body: object): Promise<void> {
  const command = { id: uuidv7(), name, body, occurredAt: new Date().toISOString(), device: 'bench' }
  const { status, body: answer } = await client.ask('POST', '/api/commands', JSON.stringify({ commands: [command] }))
  if (status !== 200 || !answer.includes('"accepted"'))
    throw new Error(`${name}: ${status} ${answer.toString('utf8', 0, 300)}`)
}

async function board(client: HttpClient): Promise<{ live: number; took: number }> {
  const begun = performance.now()
  const { status, body } = await client.ask('GET', commandBoard.path)
  const took = performance.now() - begun
  if (status !== 200) throw new Error(`board: ${status} ${body.toString('utf8', 0, 200)}`)
  return { live: (JSON.parse(body.toString()) as { incidents: { live: number } }).incidents.live, took }
}
