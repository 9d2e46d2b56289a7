import type { EnterRow } from '#platform/server/commands/context.ts'
import type { Queryable } from '#platform/server/db/tx.ts'
import type { KnownDevice } from './queries-device.ts'

/** The account whose browser brings something, by the hashes of the tokens that came with it. */
export async function findBearer(
  db: Queryable,
  session: Buffer | undefined,
  device: Buffer | undefined,
): Promise<{ county: number; account: string } | undefined> {
  const [row] = await db.query<{ county: number; account: string }>(
    'select county, account from agency.bearer_of($1, $2)',
    [session ?? null, device ?? null],
  )
  return row
}

/** Notes at a device of the county that a parcel in its name could not be opened; false where there is no such device. */
export async function noteUnread(db: Queryable, county: number, device: string, by: string): Promise<boolean> {
  const [row] = await db.query<{ noted: boolean }>('select agency.note_unread($1, $2, $3) as noted', [
    county,
    device,
    by,
  ])
  return row?.noted === true
}

/** A command that came sealed and cannot run, encrypted. */
export interface KeptCommand {
  id: string
  device: string
  broughtBy: string | null
  name: string
  problem: string
  at: Date
  cipher: Buffer
}

/** Keeps it, once; answers how it stands. */
export async function keepSealed(
  db: Queryable,
  { county, account, emergency }: KnownDevice,
  kept: KeptCommand,
): Promise<'waiting' | 'released' | 'dismissed'> {
  const [row] = await db.query<{ is: 'waiting' | 'released' | 'dismissed' }>(
    'select agency.keep_sealed($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as is',
    [county, kept.id, kept.device, account, kept.broughtBy, kept.name, kept.problem, kept.at, emergency, kept.cipher],
  )
  return row?.is ?? 'waiting'
}

/** A kept command as it is listed, with its phone. */
export interface SealedRow {
  device: string
  phone: string
  revoked_at: Date | null
  account: string
  display_name: string
  held: string
  id: string
  name: string
  problem: string
  emergency: string | null
  received_at: Date
  brought_by: string | null
  tried_at: Date | null
  decision: 'released' | 'dismissed' | null
  decided_at: Date | null
  decided_by: string | null
  reason: string | null
  cipher: Buffer
}

/** A page of phones in reach with what they brought, the last enrolled first. */
export const listSealed = (
  db: Queryable,
  county: number,
  page: { isWaiting: boolean; before: string | null; limit: number; most: number },
) =>
  db.query<SealedRow>('select * from agency.sealed_in_reach($1, $2, $3, $4, $5)', [
    county,
    page.isWaiting,
    page.before,
    page.limit,
    page.most,
  ])

/** How many wait in reach. */
export async function countSealed(db: Queryable, county: number): Promise<number> {
  const [row] = await db.query<{ waiting: number }>('select agency.count_sealed($1) as waiting', [county])
  return row?.waiting ?? 0
}

/** A kept command that is to be decided about. */
export interface LockedCommand {
  id: string
  device: string
  name: string
  emergency: string | null
  decision: string | null
  cipher: Buffer
}

/** Those in reach of them, locked until the transaction ends. */
export const lockSealed = (db: Queryable, county: number, ids: readonly string[]) =>
  db.query<LockedCommand>('select * from agency.lock_sealed($1, $2)', [county, ids])

/** Writes down a decision; with `null` that it was refused again, for the problem that `text` names. */
export const decideSealed = (
  db: Queryable,
  county: number,
  id: string,
  decision: 'released' | 'dismissed' | null,
  text: string | null,
) => db.query('select agency.decide_sealed($1, $2, $3, $4)', [county, id, decision, text])

/** Opens the context of a command's author; null where it is not to be had. */
export async function enterSealed(db: Queryable, id: string, permission: string): Promise<EnterRow | null> {
  const [row] = await db.query<{ ctx: EnterRow | null }>('select agency.enter_sealed($1, $2) as ctx', [id, permission])
  return row?.ctx ?? null
}

/** The context of this moment with its signature, which holds in this transaction alone. */
export async function readContext(db: Queryable): Promise<readonly [string, string]> {
  const [row] = await db.query<{ ctx: string; mac: string }>(
    "select current_setting('app.ctx') as ctx, current_setting('app.mac') as mac",
  )
  return [row?.ctx ?? '', row?.mac ?? '']
}

/** Puts it back. */
export const putContext = (db: Queryable, [ctx, mac]: readonly [string, string]) =>
  db.query("select set_config('app.ctx', $1, true), set_config('app.mac', $2, true)", [ctx, mac])
