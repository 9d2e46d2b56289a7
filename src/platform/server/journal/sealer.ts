import { appendFileSync, closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { Pool } from '../db/pool.ts'
import { type Queryable, queryable, withClient } from '../db/tx.ts'
import { type Loop, loop } from '../jobs/loop.ts'
import type { Vault } from '../vault/vault.ts'
import { type EntryRow, genesis, lineHash, parcelText } from './canonical.ts'
import { appendLines, chainHead, entriesById, listCounties, unsealedParcels } from './queries.ts'

/** Where the heads of the chains are copied to, outside the database: one line a seal, `no last_line hash time`. */
export function headFile(folder: string, county: number): string {
  return join(folder, 'journal-heads', `${county}.log`)
}

const batch = 2000
const lookBackMs = 10 * 60_000
const fullLookMs = 60 * 60_000

/** Seals new parcels every second in a chain of hashes; one worker at a time holds the lock. */
export function startSealing(options: {
  pool: Pool
  log: Logger
  folder: string
  vault: Vault
  /** Entries may carry any past time, as in a replay: every look goes through all. */
  looksFar?: boolean
}): Loop {
  let fullLookAt = 0
  return loop('seal', 1000, options.log, () =>
    withClient(options.pool, async (client) => {
      const db = queryable(client)
      const isFull = options.looksFar === true || Date.now() - fullLookAt > fullLookMs
      let more = false
      for (const county of await listCounties(db)) {
        await client.query('begin')
        await client.query('select pg_advisory_xact_lock($1, $2)', [510_729, county])
        const sealed = await sealOnce(db, county, isFull ? null : new Date(Date.now() - lookBackMs))
        await client.query('commit')
        if (sealed) writeHead(options.folder, county, sealed)
        more ||= sealed?.isMore ?? false
      }
      if (isFull && !more) fullLookAt = Date.now()
      return more
    }),
  )
}

/** A seal as it goes to the file. */
interface Sealed {
  no: number
  lastLine: number
  hash: Buffer
  at: Date
  isMore: boolean
}

/** Gives the unsealed parcels their lines and puts one seal over them; nothing when there are none. */
export async function sealOnce(db: Queryable, county: number, since: Date | null): Promise<Sealed | undefined> {
  const parcels = await unsealedParcels(db, county, since, batch)
  if (parcels.length === 0) return undefined
  const entries = await entriesById(
    db,
    county,
    parcels.flatMap(({ members }) => members),
  )
  const byParcel = Map.groupBy(entries, (entry) => entry.parcel)
  const head = await chainHead(db, county)
  let hash = head.hash ?? genesis(county)
  let no = head.line
  const lines = parcels.map(({ parcel }) => {
    const rows = byParcel.get(parcel) as EntryRow[]
    hash = lineHash(hash, parcelText(county, rows), rows[0]?.mac ?? Buffer.alloc(0))
    no += 1
    return { no, parcel, entries: rows.length, hash }
  })
  const at = new Date()
  const seal = head.seal + 1
  await appendLines(db, county, lines, { no: seal, hash, at })
  return { no: seal, lastLine: no, hash, at, isMore: parcels.length === batch }
}

/** The head is on the disk outside the database as soon as it is committed: this is what shows a truncated journal. */
function writeHead(folder: string, county: number, sealed: Sealed): void {
  const file = headFile(folder, county)
  mkdirSync(join(file, '..'), { recursive: true, mode: 0o700 })
  const handle = openSync(file, 'a', 0o600)
  try {
    appendFileSync(
      handle,
      `${sealed.no} ${sealed.lastLine} ${sealed.hash.toString('hex')} ${sealed.at.toISOString()}\n`,
    )
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
