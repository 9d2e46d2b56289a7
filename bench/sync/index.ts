/** `npm run bench -- sync`: phones that come back from the valley at once, and a first sync of a phone that holds a town. */
import type pg from 'pg'
import type { Result } from '../lib/result.ts'
import { sizes } from '../registry/county.ts'
import { fill, spareDoors } from '../registry/fill.ts'
import type { Choices } from '../registry/index.ts'
import { installInto, openGround, startProcess } from '../registry/product.ts'
import { measureFirstSync } from './first.ts'
import { account, equipHolder } from './holder.ts'
import { type PhonePlan, phones, queued } from './plan.ts'
import { measureReconnect } from './reconnect.ts'

const database = 'county_sync'

/** Measures and answers the figures. `quick` plays a tenth of the phones. */
export async function run({ quick, only }: Choices): Promise<Result[]> {
  const wants = (piece: string) => only.length === 0 || only.includes(piece)
  const ground = await openGround()
  const count = quick ? phones / 10 : phones
  try {
    const runtime = await installInto(ground, database)
    const admin = await ground.admin(database)
    const filled = await fill(admin, { ...sizes[0], isFresh: true } as (typeof sizes)[0])
    const [holder = '', ...others] = filled.towns
    const plans = await equip(admin, others, count)
    const first = await equipHolder(admin, holder)
    const [internal, worker] = await Promise.all([startProcess('internal', runtime), startProcess('worker', runtime)])
    try {
      const results: Result[] = []
      if (wants('reconnect')) results.push(...(await measureReconnect({ admin, internal, database, filled, plans })))
      if (wants('first')) results.push(...(await measureFirstSync({ internal, ...first })))
      return results
    } finally {
      await Promise.all([internal.stop(), worker.stop()])
      await admin.end()
    }
  } finally {
    await ground.stop()
  }
}

/** Phones with their doors, spread over the towns. */
async function equip(admin: pg.Client, towns: readonly string[], count: number): Promise<PhonePlan[]> {
  const share = Math.ceil(count / towns.length)
  const stocks = await spareDoors(admin, towns, share * queued)
  const plans: PhonePlan[] = []
  for (let at = 0; at < count; at++) {
    const town = at % towns.length
    const { cookie } = await account(admin, `phone${at}`, towns[town] as string)
    plans.push({ cookie, doors: (stocks[town] as string[]).splice(0, queued) })
  }
  return plans
}
