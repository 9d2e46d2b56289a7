import { existsSync, readFileSync } from 'node:fs'
import pg from 'pg'
import type { Client } from '../db/pool.ts'
import { type Queryable, queryable } from '../db/tx.ts'
import { openVault, type Vault } from '../vault/vault.ts'
import { type EntryRow, genesis, lineHash, parcelText } from './canonical.ts'
import {
  chainHead,
  countEntries,
  entriesByParcel,
  entriesOutsideLines,
  listCounties,
  sealedStretch,
} from './queries.ts'
import { headFile } from './sealer.ts'

/** What is wrong with a journal: the first line of which it is true. */
export interface JournalProblem {
  kind: 'changed' | 'removed' | 'inserted' | 'truncated'
  line: number
  /** The command concerned, where it is known. */
  id?: string
  county: number
}

/** Answer of a verification. */
export interface Verified {
  ok: boolean
  /** Lines that were checked. */
  lines: number
  problem?: JournalProblem
}

const stretch = 1000

/** Walks every county's chain against its entries, their keyed digests and the heads kept outside the database. */
export async function verifyJournal(options: { workerUrl: string; folder: string }): Promise<Verified> {
  const client = new pg.Client({ connectionString: options.workerUrl })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const db = queryable(client as unknown as Client)
    const vault = openVault(options.folder)
    let lines = 0
    for (const county of await listCounties(db)) {
      const checked = await verifyCounty(db, vault, options.folder, county)
      lines += checked.lines
      if (checked.problem) return { ok: false, lines, problem: checked.problem }
    }
    return { ok: true, lines }
  } finally {
    await client.end()
  }
}

async function verifyCounty(
  db: Queryable,
  vault: Vault,
  folder: string,
  county: number,
): Promise<{ lines: number; problem?: JournalProblem }> {
  const head = await chainHead(db, county)
  const heads = readHeads(folder, county)
  let hash = genesis(county)
  let expected = 1
  let entries = 0
  const fail = (kind: JournalProblem['kind'], line: number, id?: string) => ({
    lines: expected - 1,
    problem: { kind, line, county, ...(id ? { id } : {}) },
  })
  while (expected <= head.line) {
    const rows = await sealedStretch(db, county, expected, expected + stretch - 1)
    if (rows.length === 0) return fail('removed', expected)
    const byParcel = Map.groupBy(
      await entriesByParcel(
        db,
        county,
        rows.map((row) => row.parcel),
      ),
      (entry) => entry.parcel,
    )
    for (const row of rows) {
      if (row.no !== expected) return fail('removed', expected)
      const parcel = byParcel.get(row.parcel) ?? []
      if (parcel.length < row.entries) return fail('removed', row.no, row.parcel)
      if (parcel.length > row.entries) return fail('inserted', row.no, findStranger(parcel) ?? row.parcel)
      const text = parcelText(county, parcel)
      const mac = parcel[0]?.mac ?? Buffer.alloc(0)
      const isOurs = vault.blind('journal', 'parcel', text).equals(mac)
      hash = lineHash(hash, text, mac)
      const isLinked = hash.equals(row.hash)
      // A parcel that only the key's owner can have written, under a hash that does not fit: the chain itself was changed.
      if (!isOurs) return fail(isLinked ? 'inserted' : 'changed', row.no, row.parcel)
      if (!isLinked) return fail('changed', row.no, row.parcel)
      const kept = heads.get(row.no)
      if (kept !== undefined && kept !== hash.toString('hex')) return fail('changed', row.no, row.parcel)
      entries += row.entries
      expected += 1
    }
  }
  const last = Math.max(0, ...heads.keys())
  if (last > head.line) return fail('truncated', head.line + 1)
  const outside = await entriesOutsideLines(db, county)
  for (const parcel of Map.groupBy(outside, (entry) => entry.parcel).values()) {
    const mac = parcel[0]?.mac ?? Buffer.alloc(0)
    if (!vault.blind('journal', 'parcel', parcelText(county, parcel)).equals(mac))
      return fail('inserted', head.line + 1, parcel[0]?.id)
  }
  if ((await countEntries(db, county)) !== entries + outside.length) return fail('inserted', head.line + 1)
  return { lines: head.line }
}

/** An entry that the first one of its parcel does not name. */
function findStranger(parcel: readonly EntryRow[]): string | undefined {
  const members = new Set(parcel[0]?.members ?? [parcel[0]?.id])
  return parcel.find((entry) => !members.has(entry.id))?.id
}

/** Hashes by last line, from the file outside the database. */
function readHeads(folder: string, county: number): Map<number, string> {
  const file = headFile(folder, county)
  if (!existsSync(file)) return new Map()
  const heads = new Map<number, string>()
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [, lastLine, hash] = line.split(' ')
    if (lastLine && hash?.length === 64) heads.set(Number(lastLine), hash)
  }
  return heads
}
