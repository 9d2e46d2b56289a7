import type { Queryable } from '../db/tx.ts'
import type { EntryRow } from './canonical.ts'

/** An entry that already stands under an id. Of somebody else's only the id is told, and `actor` is null. */
export interface KnownEntry {
  id: string
  name: string
  actor: string | null
  body_mac: Buffer
  result: unknown
}

/** Text of the look-up for commands that came before; pipelined behind `app.enter`. */
export const knownEntries = `select id, name, actor, body_mac, result from journal.known($1::uuid[])`

const entryColumns =
  'county, id, parcel, ord, name, actor, emergency, device, occurred_at, received_at, body_mac, result, cipher, mac, members, hlc'
const insertOne = `
insert into journal.entry (${entryColumns})
values ($1, $9, $2, 0, $3, $4, $5, $10, $11, $6, $12, $13, $7, $8, null, $14)`
const insertMany = `
insert into journal.entry (${entryColumns})
select $1, e.id, $2, e.ord - 1, $3, $4, $5, e.device, e.occurred_at, $6, e.body_mac, e.result,
       case when e.ord = 1 then $7::bytea end, case when e.ord = 1 then $8::bytea end,
       case when e.ord = 1 then $9::uuid[] end, e.hlc
  from unnest($9::uuid[], $10::text[], $11::timestamptz[], $12::bytea[], $13::jsonb[], $14::text[]) with ordinality
    as e (id, device, occurred_at, body_mac, result, hlc, ord)`

/** The statement that writes the entries of one parcel: the last one of its transaction. */
export function insertEntries(
  county: number,
  entries: readonly [EntryRow, ...EntryRow[]],
): { text: string; values: unknown[] } {
  const [first] = entries
  const columns: unknown[][] = [
    entries.map((e) => e.id),
    entries.map((e) => e.device),
    // As text: the driver writes a Date in local time, which is seconds off for years before time zones.
    entries.map((e) => e.occurred_at.toISOString()),
    entries.map((e) => e.body_mac),
    entries.map((e) => (e.result === undefined ? null : JSON.stringify(e.result))),
    entries.map((e) => e.hlc),
  ]
  const isOne = entries.length === 1
  return {
    text: isOne ? insertOne : insertMany,
    values: [
      county,
      first.parcel,
      first.name,
      first.actor,
      first.emergency,
      first.received_at.toISOString(),
      first.cipher,
      first.mac,
      ...(isOne ? columns.map(([value]) => value) : columns),
    ],
  }
}

/** Keeps the other body of a known id for a person; once per body. */
export function keepConflict(
  db: Queryable,
  row: {
    county: number
    id: string
    command: string
    name: string
    actor: string
    at: Date
    bodyMac: Buffer
    cipher: Buffer
    emergency: string | null
  },
): Promise<unknown[]> {
  return db.query(
    `insert into journal.conflict (county, id, command, name, actor, received_at, body_mac, cipher, emergency)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (county, command, body_mac) do nothing`,
    [row.county, row.id, row.command, row.name, row.actor, row.at, row.bodyMac, row.cipher, row.emergency],
  )
}

/** Counties of this installation. */
export async function listCounties(db: Queryable): Promise<number[]> {
  return (await db.query<{ code: number }>('select code from app.county order by code')).map((row) => row.code)
}

/** Newest line and seal of a county's chain. */
export async function chainHead(
  db: Queryable,
  county: number,
): Promise<{ line: number; hash: Buffer | null; seal: number }> {
  const [row] = await db.query<{ line: number | null; hash: Buffer | null; seal: number | null }>(
    `select l.no as line, l.hash, (select max(no) from journal.seal where county = $1) as seal
       from (select 1) one left join lateral (select no, hash from journal.line where county = $1 order by no desc limit 1) l on true`,
    [county],
  )
  return { line: row?.line ?? 0, hash: row?.hash ?? null, seal: row?.seal ?? 0 }
}

/**
 * Parcels without a line, oldest first. `since` bounds the look-back: a transaction lives 30 s at most, so ten minutes
 * suffice between two full looks, which a start and every hour makes.
 */
export function unsealedParcels(
  db: Queryable,
  county: number,
  since: Date | null,
  limit: number,
): Promise<{ parcel: string; members: string[] }[]> {
  return db.query(
    `select e.parcel, coalesce(e.members, array[e.id]) as members from journal.entry e
      where e.county = $1 and e.ord = 0 and e.received_at >= coalesce($2::timestamptz, '-infinity')
        and not exists (select from journal.line l where l.county = $1 and l.parcel = e.parcel)
      order by e.received_at, e.parcel limit $3`,
    [county, since, limit],
  )
}

const columns =
  'id, parcel, ord, name, actor, emergency, device, occurred_at, received_at, body_mac, result, cipher, mac, members, hlc'

/** Entries by id. */
export function entriesById(db: Queryable, county: number, ids: readonly string[]): Promise<EntryRow[]> {
  return db.query<EntryRow>(
    `select ${columns} from journal.entry where county = $1 and id = any ($2::uuid[]) order by parcel, ord`,
    [county, ids],
  )
}

/** First entries of sealed parcels, a stretch of lines at a time, with their lines; an entry is null when it is gone. */
export function sealedStretch(
  db: Queryable,
  county: number,
  from: number,
  to: number,
): Promise<{ no: number; parcel: string; entries: number; hash: Buffer }[]> {
  return db.query(
    'select no, parcel, entries, hash from journal.line where county = $1 and no between $2 and $3 order by no',
    [county, from, to],
  )
}

/** Entries of some parcels by their parcel; a full look for the verifier. */
export function entriesByParcel(db: Queryable, county: number, parcels: readonly string[]): Promise<EntryRow[]> {
  return db.query<EntryRow>(
    `select ${columns} from journal.entry where county = $1 and parcel = any ($2::uuid[]) order by parcel, ord`,
    [county, parcels],
  )
}

/** Appends lines and one seal over them. */
export async function appendLines(
  db: Queryable,
  county: number,
  lines: readonly { no: number; parcel: string; entries: number; hash: Buffer }[],
  seal: { no: number; hash: Buffer; at: Date },
): Promise<void> {
  await db.query(
    `insert into journal.line (county, no, parcel, entries, hash)
     select $1, l.* from unnest($2::bigint[], $3::uuid[], $4::int[], $5::bytea[]) as l (no, parcel, entries, hash)`,
    [county, lines.map((l) => l.no), lines.map((l) => l.parcel), lines.map((l) => l.entries), lines.map((l) => l.hash)],
  )
  await db.query('insert into journal.seal (county, no, last_line, hash, sealed_at) values ($1, $2, $3, $4, $5)', [
    county,
    seal.no,
    lines.at(-1)?.no,
    seal.hash,
    seal.at,
  ])
}

/** Seals in order. */
export function listSeals(db: Queryable, county: number): Promise<{ no: number; last_line: number; hash: Buffer }[]> {
  return db.query('select no, last_line, hash from journal.seal where county = $1 order by no', [county])
}

/** Entries whose parcel has no line yet, or never will. */
export function entriesOutsideLines(db: Queryable, county: number): Promise<EntryRow[]> {
  return db.query<EntryRow>(
    `select ${columns} from journal.entry e
      where county = $1 and not exists (select from journal.line l where l.county = $1 and l.parcel = e.parcel) order by parcel, ord`,
    [county],
  )
}

/** How many entries a county has. */
export async function countEntries(db: Queryable, county: number): Promise<number> {
  const [row] = await db.query<{ count: number }>('select count(*) as count from journal.entry where county = $1', [
    county,
  ])
  return row?.count ?? 0
}

/** Newest seal of a county, as staff may see it. */
export async function findSeal(
  db: Queryable,
  county: number,
): Promise<{ no: number; hash: Buffer; sealed_at: Date } | undefined> {
  const [row] = await db.query<{ no: number; hash: Buffer; sealed_at: Date }>(
    'select no, hash, sealed_at from journal.seal where county = $1 order by no desc limit 1',
    [county],
  )
  return row
}

/** A page of the journal without bodies, newest first, for the auditor. */
export function listEntries(
  db: Queryable,
  county: number,
  before: { at: Date; id: string } | null,
  name: string | null,
  limit: number,
) {
  return db.query<{
    id: string
    name: string
    actor: string
    occurred_at: Date
    received_at: Date
    device: string | null
    line: number | null
  }>(
    `select e.id, e.name, e.actor, e.occurred_at, e.received_at, e.device, l.no as line
       from journal.entry e left join journal.line l on l.county = e.county and l.parcel = e.parcel
      where e.county = $1 and ($2::timestamptz is null or (e.received_at, e.id) < ($2, $3::uuid)) and ($4::text is null or e.name = $4)
      order by e.received_at desc, e.id desc limit $5`,
    [county, before?.at ?? null, before?.id ?? null, name, limit],
  )
}
