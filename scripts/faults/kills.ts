import { freePort } from '#platform/server/postgres/address.ts'
import { pause } from '#platform/server/postgres/process.ts'
import type { Checks } from './checks.ts'
import { compare, found } from './county.ts'
import { inFolder } from './folder.ts'
import { startProduct, untilServing } from './product.ts'
import { startWriters } from './writers.ts'

/**
 * Kills everything at random moments while writers work, and asks that it serves again within `longest` ms. By turns the
 * supervisor falls too and is started again from outside, or it lives and mends the rest by itself.
 */
export async function killAtRandom(checks: Checks, rounds: number, longest: number): Promise<void> {
  await inFolder(async (folder) => {
    const plan = { folder, port: await freePort('127.0.0.1') }
    let product = await startProduct(plan)
    const staff = await found(product, folder)
    const writers = startWriters(product.desk, staff.cookies, staff.doors)
    try {
      for (let round = 1; round <= rounds; round++) {
        await pause(300 + Math.random() * 1700)
        const all = round % 2 === 1
        const before = acknowledged(writers.sent)
        await product.kill(all)
        const begun = performance.now()
        if (all) product = await startProduct(plan)
        await untilServing(product.desk, longest)
        const ms = performance.now() - begun
        const what = all ? 'everything' : 'server, worker and database'
        const seconds = (ms / 1000).toFixed(1)
        checks.add(
          `${round}: ${what} killed after ${before} acknowledgements, serving again in ${seconds} s`,
          ms < longest,
        )
      }
      await pause(1000)
      checks.add('every writer got its acknowledgements in the end', await writers.finish())
      await compare(checks, product, folder, writers)
    } finally {
      await writers.finish()
      await product.stop()
    }
  })
}

function acknowledged(sent: ReadonlyMap<string, { status?: string }>): number {
  return [...sent.values()].filter(({ status }) => status !== undefined).length
}
