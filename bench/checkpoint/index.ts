/**
 * `npm run bench -- checkpoint`: passes as eight officers write them down at once, against the bare floor, and the screening on the
 * phone of one who holds a town of 8,000 doors with 20,000 residents, in Chromium; and a list of 10,000 leads that is compared with a county's roll.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { uuidv7 } from 'uuidv7'
import type { Floor } from '../floor/index.ts'
import { openClient } from '../lib/http-client.ts'
import { startLoad } from '../lib/load.ts'
import { atMost, ofFloor, type Result } from '../lib/result.ts'
import { openPhone } from '../phone/browser.ts'
import { county, sizes } from '../registry/county.ts'
import { fill } from '../registry/fill.ts'
import { type Choices, standFloor } from '../registry/index.ts'
import { installInto, openGround, startProcess } from '../registry/product.ts'
import { playRounds } from '../registry/writes.ts'
import { account, equipHolder, register } from '../sync/holder.ts'
import { measureLeads } from './leads.ts'
import * as queries from './queries.ts'
import { measureScreening } from './screening.ts'

const webRoot = fileURLToPath(new URL('../../dist/web', import.meta.url))

/** Measures and answers the figures. */
export async function run({ quick, only }: Choices): Promise<Result[]> {
  const wants = (piece: string) => only.length === 0 || only.includes(piece)
  if (wants('phone') && !existsSync(`${webRoot}/field`)) throw new Error('no built web: npm run build')
  const ground = await openGround()
  const load = startLoad()
  let floor: Floor | undefined
  try {
    const leads = wants('lead') ? await measureLeads(ground) : []
    if (!wants('pass') && !wants('phone')) return leads
    const runtime = { ...(await installInto(ground, 'county_checkpoint')), webRoot }
    const admin = await ground.admin('county_checkpoint')
    const { towns } = await fill(admin, { ...(sizes[1] as (typeof sizes)[1]), isFresh: true })
    const posts = []
    for (const [at, town] of towns.entries()) posts.push(await post(admin, `officer${at}`, town))
    const [internal, worker] = await Promise.all([startProcess('internal', runtime), startProcess('worker', runtime)])
    try {
      const results: Result[] = [...leads]
      if (wants('pass')) {
        floor = await standFloor(ground)
        await load.stock(
          'passes',
          posts.map(({ checkpoint, home }) => [`${checkpoint} ${home}`]),
        )
        const contender = { name: 'pass', port: internal.port, cookies: posts.map(({ cookie }) => cookie), admin }
        const rounds = { batch: 1, seconds: quick ? 1.5 : 2.5, rounds: quick ? 3 : 7, warmUp: 2 }
        const played = await playRounds(load, floor, [{ ...contender, stock: 'passes', deed: 'pass' }], rounds)
        const ours = played.ours.get('pass')
        if (ours)
          results.push(ofFloor('one pass a request, 8 clients', ours.rate, 'records/s', played.floor.rate, 0.5), {
            ...atMost('one pass a request, 8 clients, p95', ours.p95, 'ms', 15),
            floor: played.floor.p95,
          })
      }
      if (wants('phone')) {
        const holder = await equipHolder(admin, towns[0] ?? '')
        const client = await openClient(internal.port, holder.cookie)
        const persons = await register(client, holder.doors, { sizeOf: (n) => 2 + (n % 2) })
        client.close()
        const phone = await openPhone(`http://localhost:${internal.port}/field/`, posts[0]?.cookie ?? '')
        try {
          await phone.setPin()
          results.push(...(await measureScreening(phone, { doors: holder.doors.length, persons })))
        } finally {
          await phone.close()
        }
      }
      return results
    } finally {
      await Promise.all([internal.stop(), worker.stop()])
      await admin.end()
    }
  } finally {
    load.stop()
    floor?.stop()
    await ground.stop()
  }
}

/** An officer with a checkpoint in a town, and a home to come back to. */
async function post(admin: pg.Client, name: string, town: string) {
  const officer = await account(admin, name, town, 'checkpoint_officer')
  const checkpoint = uuidv7()
  const { rows } = await admin.query<{ home: string }>(queries.insertCheckpoint, [county, town, checkpoint, officer.id])
  return { cookie: officer.cookie, checkpoint, home: rows[0]?.home ?? '' }
}
