import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
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
    // Before the first statement: a head is written after its commit, so all that are read here are in the snapshot.
    const kept = readAllHeads(options.folder)
    let lines = 0
    for (const county of new Set([...(await listCounties(db)), ...kept.keys()])) {
      const checked = await verifyCounty(db, vault, kept.get(county) ?? noHeads, county)
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
  heads: Heads,
  county: number,
): Promise<{ lines: number; problem?: JournalProblem }> {
  const head = await chainHead(db, county)
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
      if (!isOurs && (await isInserted(db, county, heads, head.line, row.no, isLinked)))
        return fail('inserted', row.no, row.parcel)
      if (!isOurs || !isLinked)
        return fail(isOurs && head.line < heads.last ? 'removed' : 'changed', row.no, row.parcel)
      const kept = heads.hashes.get(row.no)
      if (kept !== undefined && kept !== hash.toString('hex'))
        return fail(heads.cutAt ? 'truncated' : head.line < heads.last ? 'removed' : 'changed', heads.cutAt ?? row.no)
      entries += row.entries
      expected += 1
    }
  }
  if (heads.cutAt) return fail('truncated', heads.cutAt)
  if (heads.last > head.line) return fail('truncated', head.line + 1)
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

/** What the file outside the database says of a chain. */
interface Heads {
  /** Hash after a line, for the last line of each seal; of two about one line, the first. */
  hashes: ReadonlyMap<number, string>
  /** Highest line that was ever sealed. */
  last: number
  /** Where the chain was cut off and grown again: the first line after the seals that were left. */
  cutAt?: number
  /** The file as it is by now. */
  reread(): Heads
}

const noHeads: Heads = { hashes: new Map(), last: 0, reread: () => noHeads }

/** Heads of every county that has a file, also of one that the database no longer knows. */
function readAllHeads(folder: string): Map<number, Heads> {
  const files = dirname(headFile(folder, 0))
  if (!existsSync(files)) return new Map()
  const counties = readdirSync(files).flatMap((name) => /^(\d{6})\.log$/.exec(name)?.[1] ?? [])
  return new Map(counties.map((county) => [Number(county), readHeads(headFile(folder, Number(county)))]))
}

function readHeads(file: string): Heads {
  const hashes = new Map<number, string>()
  const ends = new Map<number, number>([[0, 0]])
  let last = 0
  let lastSeal = 0
  let cutAt: number | undefined
  for (const text of readFileSync(file, 'utf8').split('\n')) {
    const [seal, line, hash] = text.split(' ')
    if (!seal || !line || hash?.length !== 64) continue
    // A seal under a number that was given before: what stood from there on is gone.
    if (Number(seal) <= lastSeal) cutAt ??= (ends.get(Number(seal) - 1) ?? 0) + 1
    lastSeal = Math.max(lastSeal, Number(seal))
    last = Math.max(last, Number(line))
    if (!ends.has(Number(seal))) ends.set(Number(seal), Number(line))
    if (!hashes.has(Number(line))) hashes.set(Number(line), hash)
  }
  return { hashes, last, reread: () => readHeads(file), ...(cutAt === undefined ? {} : { cutAt }) }
}

/**
 * Whether a parcel that nobody with the key wrote was put in, or stands where another one was. It was put in when it has a
 * line that no seal speaks of, when it was sealed as it stands, or when what was sealed in its place comes one line later.
 */
async function isInserted(
  db: Queryable,
  county: number,
  heads: Heads,
  lines: number,
  line: number,
  isLinked: boolean,
): Promise<boolean> {
  if (heads.last > 0 && line > heads.last) return true
  const next = [...heads.hashes.keys()].filter((no) => no >= line).sort((a, b) => a - b)[0]
  if (next === undefined) return isLinked
  const rows = await sealedStretch(db, county, next, next + 1)
  const there = rows.find((row) => row.hash.toString('hex') === heads.hashes.get(next))?.no
  // Lines beyond the last head count only if that is still the last one: the worker goes on while this looks.
  return there === next ? isLinked : there === next + 1 || (isLinked && lines > heads.reread().last)
}
