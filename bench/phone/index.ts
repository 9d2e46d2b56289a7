/**
 * `npm run bench -- phone`: the built field application in Chromium, as slow as a cheap phone where that is said, with the
 * server beside it: the first sync of a town, the start without a network, and the search.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openClient } from '../lib/http-client.ts'
import type { Result } from '../lib/result.ts'
import { county, sizes } from '../registry/county.ts'
import { fill } from '../registry/fill.ts'
import type { Choices } from '../registry/index.ts'
import { installInto, openGround, startProcess } from '../registry/product.ts'
import { account, equipHolder, register } from '../sync/holder.ts'
import * as queries from '../sync/queries.ts'
import { openPhone } from './browser.ts'
import { nameOf } from './names.ts'
import { measureSearch } from './search.ts'
import { measureStart } from './start.ts'
import { measureSync } from './sync.ts'

const database = 'county_phone'
/** Doors that nobody has been at. */
const toWalk = 200
const webRoot = fileURLToPath(new URL('../../dist/web', import.meta.url))

/** Measures and answers the figures. */
export async function run(_: Choices): Promise<Result[]> {
  if (!existsSync(`${webRoot}/field`)) throw new Error('no built web: npm run build')
  const ground = await openGround()
  try {
    const runtime = { ...(await installInto(ground, database)), webRoot }
    const admin = await ground.admin(database)
    const { towns } = await fill(admin, { ...sizes[0], isFresh: true } as (typeof sizes)[0])
    const holder = await equipHolder(admin, towns[0] ?? '')
    const { rows } = await admin.query<{ path: string; doors: number }>(queries.largestGrid, [county])
    const grid = rows[0]
    if (!grid) throw new Error('no grid')
    const walker = await account(admin, 'walker', grid.path)
    const [internal, worker] = await Promise.all([startProcess('internal', runtime), startProcess('worker', runtime)])
    const opened: { close(): Promise<void> }[] = []
    try {
      const client = await openClient(internal.port, holder.cookie)
      // A few doors are still to be walked to, so that there is a day.
      const lived = holder.doors.slice(toWalk)
      const persons = await register(client, lived, { nameOf, sizeOf: (n) => 2 + (n % 5 < 3 ? 1 : 0) })
      client.close()
      const url = `http://localhost:${internal.port}/field/`
      const town = await openPhone(url, holder.cookie)
      opened.push(town)
      const results = await measureSync(town, { doors: holder.doors.length, persons })
      const one = await openPhone(url, walker.cookie)
      opened.push(one)
      await one.setPin()
      await one.holds(grid.doors)
      results.push(...(await measureStart(one, `${grid.doors} doors`, true)))
      results.push(...(await measureStart(town, `${holder.doors.length} doors, ${persons} persons`, false)))
      results.push(...(await measureSearch(town, persons)))
      return results
    } finally {
      for (const phone of opened) await phone.close()
      await Promise.all([internal.stop(), worker.stop()])
      await admin.end()
    }
  } finally {
    await ground.stop()
  }
}
