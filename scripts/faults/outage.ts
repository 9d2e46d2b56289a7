import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '#platform/server/postgres/address.ts'
import { openCluster } from '#platform/server/postgres/cluster.ts'
import { pause } from '#platform/server/postgres/process.ts'
import { newSecrets } from '#platform/server/postgres/secrets.ts'
import type { Checks } from './checks.ts'
import { compare, found } from './county.ts'
import { inFolder } from './folder.ts'
import { startProduct, untilServing } from './product.ts'
import { startWriters } from './writers.ts'

/** The longest that a request may take while the database is away, in milliseconds. */
const fast = 4000

/** A database that somebody else runs goes away under load for some seconds and comes back. */
export async function stopDatabase(checks: Checks, seconds: number): Promise<void> {
  await inFolder(async (folder) => {
    const elsewhere = join(folder, '..', 'elsewhere')
    mkdirSync(elsewhere, { mode: 0o711 })
    const password = newSecrets().superuser
    let cluster = await openCluster({ folder: elsewhere, password })
    const product = await startProduct({ folder, port: await freePort('127.0.0.1') }, cluster.adminUrl)
    const staff = await found(product, folder)
    const writers = startWriters(product.desk, staff.cookies, staff.doors)
    try {
      await pause(2000)
      const first = writers.met.length
      await cluster.stop()
      const reads = await readsDuring(product.desk, staff.commander, seconds)
      // The last answers before the end came are good ones.
      const met = writers.met.slice(first).filter(({ status }) => status !== 200)
      const slowest = Math.max(...[...met, ...reads].map(({ ms }) => ms))
      checks.add(
        `database away for ${seconds} s: ${met.length} writes and ${reads.length} reads, slowest ${Math.round(slowest)} ms`,
        slowest < fast,
      )
      const plain = [...met, ...reads].filter(
        ({ status, isProblem, retryAfter }) => !(status === 503 && isProblem && retryAfter),
      )
      checks.add(`${plain.length} of them without a problem 503 that says when to come again`, plain.length === 0)
      cluster = await openCluster({ folder: elsewhere, password })
      const ms = await untilServing(product.desk, 10_000)
      checks.add(`serving again by itself ${(ms / 1000).toFixed(1)} s after the database came back`, ms < 10_000)
      await pause(2000)
      checks.add('every writer got its acknowledgements in the end', await writers.finish())
      await compare(checks, product, folder, writers)
    } finally {
      await writers.finish()
      await product.stop()
      await cluster.stop()
    }
  })
}

/** Asks for the board again and again; what came back, and how fast. */
async function readsDuring(desk: string, cookie: string, seconds: number) {
  const reads: { ms: number; status: number; isProblem: boolean; retryAfter: string | null }[] = []
  const end = performance.now() + seconds * 1000
  while (performance.now() < end) {
    const begun = performance.now()
    const answer = await fetch(`${desk}api/registry/board`, { headers: { cookie } }).catch(() => undefined)
    await answer?.arrayBuffer()
    reads.push({
      ms: performance.now() - begun,
      status: answer?.status ?? 0,
      isProblem: answer?.headers.get('content-type')?.startsWith('application/problem+json') ?? false,
      retryAfter: answer?.headers.get('retry-after') ?? null,
    })
    await pause(200)
  }
  return reads
}
