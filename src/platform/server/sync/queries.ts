import type { SyncScope } from '../../contract/index.ts'
import type { Queryable } from '../db/tx.ts'

/** Where the history of the database stands, and whether a cursor belongs to it. */
export interface Position {
  origin: string
  /** The oldest transaction that may still write. */
  oldest: number
  follows: boolean
  /** The cursor's transaction as rows carry it; null when it cannot be followed. */
  past: string | null
  line: number | null
  hash: string | null
}

/** Looks where the history stands: the first look of a pull, so that what commits after it belongs to the next one. */
export async function readPosition(
  db: Queryable,
  county: number,
  known: { origin: string; since: number; line: number | null; hash: string | null } | null,
): Promise<Position> {
  const [row] = await db.query<
    Omit<Position, 'oldest' | 'line'> & { oldest: string | number; line: string | number | null }
  >('select origin, oldest, follows, past::text as past, line, hash from app.sync_position($1, $2, $3, $4, $5)', [
    county,
    known?.origin ?? null,
    known?.since ?? null,
    known?.line ?? null,
    known?.hash ?? null,
  ])
  if (!row) throw new Error('no position')
  return { ...row, oldest: Number(row.oldest), line: row.line === null ? null : Number(row.line) }
}

/** A scope with the emergency that it belongs to. */
export interface ToldScope {
  emergency: string | null
  scope: SyncScope
}

/** A scope that some phone was told, by its digest, and when it was last noted that it is in use. */
export async function readScope(
  db: Queryable,
  county: number,
  digest: string,
): Promise<(ToldScope & { at: Date }) | undefined> {
  const [row] = await db.query<{ told: ToldScope; at: Date }>(
    'select scope as told, told_at as at from app.sync_scope where county = $1 and digest = $2',
    [county, digest],
  )
  return row && { ...row.told, at: row.at }
}

/** Counties of this installation, for the worker. */
export async function listCounties(db: Queryable): Promise<number[]> {
  return (await db.query<{ code: number }>('select code from app.county order by code')).map(({ code }) => code)
}

/** Throws away what phones were told before so many days; answers how many rows went. */
export async function purgeSync(db: Queryable, county: number, days: number): Promise<number> {
  const [row] = await db.query<{ purged: number }>('select app.purge_sync($1, make_interval(days => $2)) as purged', [
    county,
    days,
  ])
  return row?.purged ?? 0
}

/** Keeps a scope under its digest, or notes that it is still in use. */
export function keepScope(db: Queryable, county: number, digest: string, told: ToldScope, at: Date) {
  return db.query(
    `insert into app.sync_scope (county, digest, scope, told_at) values ($1, $2, $3, $4) 
     on conflict (county, digest) do update set told_at = excluded.told_at where sync_scope.told_at < excluded.told_at`,
    [county, digest, JSON.stringify(told), at],
  )
}
