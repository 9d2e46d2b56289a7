import { createHash } from 'node:crypto'
import type { SyncPlace } from './sources.ts'

/** What a phone's cursor says: how far it was told what. Numbers are those of transactions. */
export interface SyncCursor {
  /** First letters of the account that it was given to. */
  account: string
  /** Which database it belongs to, and the last line of its journal at that time. */
  origin: string
  line: number | null
  hash: string | null
  /** Everything before this was told within `covered`; null while everything is being told from the beginning. */
  since: number | null
  /** When this round began: the next one tells what came since. */
  round: number
  /** Digests of the scope that was told up to `since`, and of the one that this round tells. */
  covered: string
  scope: string
  /** Digests of the parts as the phone has them. */
  parts: Readonly<Record<string, string>>
  /** Where the round stopped; null when it is complete. */
  after: SyncPlace | null
}

const version = 1

/** Writes a cursor: opaque to the phone, at most 600 characters. */
export function writeSyncCursor(cursor: SyncCursor): string {
  const { account, origin, line, hash, since, round, covered, scope, parts, after } = cursor
  const place = after ? [after.walk, after.order, after.id] : null
  // Nearly always the same scope, and every letter goes to the phone and back at each poll.
  const before = covered === scope ? 0 : covered
  return Buffer.from(
    JSON.stringify([version, account, origin, line, hash, since, round, before, scope, parts, place]),
  ).toString('base64url')
}

/**
 * Reads a cursor back. One that is not ours is nothing: the phone then hears everything again, which is slow and never wrong.
 * It carries no right; whatever it says, a phone is told what its account may read.
 */
export function readSyncCursor(text: string | undefined): SyncCursor | undefined {
  if (text === undefined) return undefined
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Array.isArray(read) || read.length !== 11 || read[0] !== version) return undefined
    const [, account, origin, line, hash, since, round, before, scope, parts, place] = read as unknown[]
    const covered = before === 0 ? scope : before
    if (!isDigest(account, 8) || !isDigest(origin, 8) || !isDigest(covered, 16) || !isDigest(scope, 16))
      return undefined
    if (!isNumber(round) || !(since === null || isNumber(since)) || !(line === null || isNumber(line))) return undefined
    if (!(hash === null || isDigest(hash, 8)) || !isParts(parts)) return undefined
    const after = readPlace(place)
    return after === undefined ? undefined : { account, origin, line, hash, since, round, covered, scope, parts, after }
  } catch {
    return undefined
  }
}

/** Digest by which two things are told apart: the first characters of a SHA-256 over their JSON. */
export function digest(what: unknown, length: 8 | 16): string {
  return createHash('sha256')
    .update(JSON.stringify(what) ?? '')
    .digest('base64url')
    .slice(0, length)
}

const isDigest = (what: unknown, length: number): what is string =>
  typeof what === 'string' && what.length === length && /^[\w-]+$/.test(what)
const isNumber = (what: unknown): what is number => Number.isSafeInteger(what) && (what as number) >= 0

function isParts(what: unknown): what is Record<string, string> {
  return (
    what !== null && typeof what === 'object' && Object.values(what).every((one) => isDigest(one, 8)) // each its own digest
  )
}

function readPlace(what: unknown): SyncPlace | null | undefined {
  if (what === null) return null
  if (!Array.isArray(what) || what.length !== 3) return undefined
  const [walk, order, id] = what as unknown[]
  const isPlace =
    typeof walk === 'string' &&
    /^\w{1,20}(\.\w{1,20}){0,9}$/.test(walk) &&
    Number.isInteger(order) &&
    Math.abs(order as number) < 2 ** 31 &&
    typeof id === 'string' &&
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
  return isPlace ? { walk, order: order as number, id } : undefined
}
