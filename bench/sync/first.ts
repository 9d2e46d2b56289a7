import { performance } from 'node:perf_hooks'
import type { DoorDocument } from '#modules/registry/contract/index.ts'
import type { SyncPage } from '#platform/contract/index.ts'
import type { Child } from '../../src/main/supervisor/children.ts'
import { percentile } from '../lib/figures.ts'
import { type HttpClient, openClient } from '../lib/http-client.ts'
import { atMost, type Result } from '../lib/result.ts'
import { register } from './holder.ts'
import { held } from './plan.ts'

/** A phone that holds a town pulls it for the first time, then looks again and again while nothing happens. */
export async function measureFirstSync(at: {
  internal: Child
  cookie: string
  doors: readonly string[]
}): Promise<Result[]> {
  const client = await openClient(at.internal.port, at.cookie)
  const persons = await register(client, at.doors)
  const first = await pullAll(client, undefined)
  const told = first.items.reduce(
    (sum, item) => sum + ((item as unknown as DoorDocument).household?.residents.length ?? 0),
    0,
  )
  // The looks are kept by now; this is what every later phone of the same account costs.
  const again = await pullAll(client, undefined)
  const quiet: number[] = []
  let bytes = 0
  for (let poll = 0; poll < 50; poll++) {
    const one = await pullAll(client, again.cursor)
    quiet.push(one.seconds * 1000)
    bytes = Math.max(bytes, one.bytes)
  }
  client.close()
  if (first.items.length !== held.doors || told !== persons)
    throw new Error(`told ${first.items.length} doors and ${told} persons of ${held.doors} and ${persons}`)
  return [
    atMost(`first sync, ${held.doors} doors and ${persons} persons, the server's part`, first.seconds, 's', 10),
    atMost('first sync, bytes of the answers', first.bytes / 1e6, 'MB', 25),
    { name: 'first sync, slowest page of 500 doors', value: first.slowest * 1000, unit: 'ms' },
    { name: 'the same again', value: again.seconds, unit: 's' },
    { name: 'quiet poll of that phone, p95', value: percentile(quiet, 0.95), unit: 'ms' },
    atMost('quiet poll, bytes of the answer', bytes, 'B', 1000),
  ]
}

async function pullAll(client: HttpClient, from: string | undefined) {
  const done = { items: [] as SyncPage['items'], cursor: from, seconds: 0, slowest: 0, bytes: 0 }
  for (let more = true; more; ) {
    const sent = performance.now()
    const { body, status } = await client.ask('GET', `/api/sync/pull${done.cursor ? `?cursor=${done.cursor}` : ''}`)
    const seconds = (performance.now() - sent) / 1000
    if (status !== 200) throw new Error(`pull: ${status} ${body.toString().slice(0, 300)}`)
    const page = JSON.parse(body.toString()) as SyncPage
    done.items.push(...page.items)
    done.cursor = page.cursor
    done.seconds += seconds
    done.slowest = Math.max(done.slowest, seconds)
    done.bytes += body.length
    more = page.more
  }
  return done
}
