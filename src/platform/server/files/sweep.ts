import type { Logger } from 'pino'
import { uploadsLast } from '../../contract/file.ts'
import type { Pool } from '../db/pool.ts'
import { type Queryable, queryable, withClient } from '../db/tx.ts'
import { type Loop, loop } from '../jobs/loop.ts'
import { listCounties } from '../sync/queries.ts'
import type { Files } from './files.ts'

/** Asks a module which of some files its records name, by their SHA-256 as hexadecimal text. */
export type NamesFiles = (db: Queryable, county: number, digests: readonly string[]) => Promise<readonly string[]>

const everyMs = 3_600_000

/** Throws away once an hour what was sent and never used, and what no record names, each a day after it was last written. */
export function startSweeping({ pool, log, files, names }: SweepOptions): Loop {
  return loop('files', everyMs, log, () =>
    sweepFiles({ pool, files, names }, Date.now() - uploadsLast).then(() => false),
  )
}

export interface SweepOptions {
  pool: Pool
  log: Logger
  files: Files
  names: readonly NamesFiles[]
}

/** One round. */
export function sweepFiles({ pool, files, names }: Omit<SweepOptions, 'log'>, before: number): Promise<void> {
  return withClient(pool, async (client) => {
    const db = queryable(client)
    for (const county of await listCounties(db)) {
      await files.uploads.sweep(county, before)
      await files.store.sweep(county, before, async (digests) => {
        const named = new Set<string>()
        for (const ask of names) for (const digest of await ask(db, county, digests)) named.add(digest)
        return named
      })
    }
  })
}
