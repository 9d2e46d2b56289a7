import { type ParamsOf, pull, type SyncPage, type SyncScope } from '../../contract/index.ts'
import type { Work } from '../commands/context.ts'
import { answer, type ServerModule } from '../commands/module.ts'
import { digest, readSyncCursor, type SyncCursor, writeSyncCursor } from './cursor.ts'
import { keepScope, readPosition, readScope } from './queries.ts'
import type { SyncSources } from './sources.ts'

/** A phone's clock may be this far off before anybody is told, in seconds. */
const toleratedSkew = 300
/** How often it is noted that a scope is still in use. */
const renewMs = 24 * 3_600_000
const nowhere: SyncScope = { paths: [], ids: [] }
const nowhereDigest = digest(nowhere, 16)

/**
 * Pull as a module of the platform. A round tells everything that was written since the one before began; it may take many
 * pages and be broken off anywhere. What a transaction writes that is still open when a round begins has a higher number than
 * that round's beginning, so the next round tells it, however late it commits.
 */
export const syncModule = (sources: SyncSources): ServerModule => ({
  name: 'sync',
  commands: [],
  queries: [answer(pull, (work, params) => pullPage(sources, work, params))],
})

async function pullPage(sources: SyncSources, work: Work, params: ParamsOf<typeof pull>): Promise<SyncPage> {
  const account = work.account.slice(-8)
  const sent = readSyncCursor(params.cursor)
  const known = sent?.account === account ? sent : undefined
  // A round that was broken off goes on from its own beginning; a new one from where the last one began.
  const base = known && (known.after ? known.since : known.round)
  const position = await readPosition(
    work.db,
    work.county,
    known ? { origin: known.origin, since: base ?? known.round, line: known.line, hash: known.hash } : null,
  )
  // Without a live emergency there is nothing to be done at any door, and nothing is held.
  const scope = work.emergency === null ? nowhere : await sources.scope(work)
  const scopeDigest = digest({ emergency: work.emergency, scope }, 16)
  const told = known && position.follows ? await begin(work, known, scopeDigest) : undefined
  const isReset = !told || told.since === null

  const skew = skewOf(params.clock, (sources.clock ?? Date.now)())
  const report = await sources.report?.(work, {
    unsent: params.unsent,
    oldest: params.oldest === undefined ? undefined : new Date(params.oldest),
    clock: params.clock === undefined ? undefined : new Date(params.clock),
    skew,
  })

  const isSameScope = told !== undefined && known?.scope === scopeDigest
  if (!isSameScope || work.receivedAt.getTime() - (told?.notedAt ?? 0) > renewMs)
    await keepScope(work.db, work.county, scopeDigest, { emergency: work.emergency, scope }, work.receivedAt)
  const changes = await sources.changes(work, {
    scope,
    past: isReset ? null : position.past,
    covered: told?.covered ?? nowhere,
    after: told?.after ?? null,
    limit: params.limit ?? 500,
  })
  const parts = await partsOf(sources, work, scope, told ? known?.parts : undefined)
  return {
    items: changes.items,
    gone: isReset ? [] : changes.gone,
    scope: isSameScope ? null : scope,
    parts: parts.changed,
    cursor: writeSyncCursor({
      account,
      origin: position.origin,
      // Of the beginning of the round: what the phone was told is what had happened then.
      line: told && known?.after ? known.line : position.line,
      hash: told && known?.after ? known.hash : position.hash,
      since: told?.since ?? null,
      round: told && known?.after ? known.round : position.oldest,
      covered: told?.coveredDigest ?? nowhereDigest,
      scope: scopeDigest,
      parts: parts.digests,
      after: changes.after,
    }),
    more: changes.after !== null,
    reset: isReset,
    first: (told?.after ?? null) === null,
    now: work.receivedAt.toISOString(),
    skew,
    lease: report?.lease?.toISOString() ?? null,
  }
}

/** From where a known cursor goes on; nothing when it is better to tell everything. */
async function begin(work: Work, known: SyncCursor, scopeDigest: string) {
  const isOpen = known.after !== null
  const since = isOpen ? known.since : known.round
  const coveredDigest = isOpen ? known.covered : known.scope
  const told = since === null ? null : await readScope(work.db, work.county, coveredDigest)
  if (told === undefined) return undefined
  // What was told under another emergency was told of another roll.
  const covered = told !== null && told.emergency === work.emergency ? told.scope : nowhere
  // Another scope in the middle of a round: its first pages lack what is new, so the round goes through once more.
  // While everything is being told no scope was looked up; it was noted when the round began.
  const notedAt = told === null ? work.receivedAt.getTime() : told.at.getTime()
  return { since, covered, coveredDigest, notedAt, after: known.scope === scopeDigest ? known.after : null }
}

async function partsOf(
  { parts }: SyncSources,
  work: Work,
  scope: SyncScope,
  known: SyncCursor['parts'] | undefined,
): Promise<{ changed: Record<string, unknown>; digests: Record<string, string> }> {
  const changed: Record<string, unknown> = {}
  const digests: Record<string, string> = {}
  for (const [name, read] of Object.entries(parts)) {
    const part = await read(work, scope)
    digests[name] = digest(part, 8)
    if (known?.[name] !== digests[name]) changed[name] = part
  }
  return { changed, digests }
}

/** How far a phone's clock is ahead of the true time in whole seconds, when that is worth a word. */
export function skewOf(clock: string | undefined, now: number): number | null {
  if (clock === undefined) return null
  const skew = Math.round((Date.parse(clock) - now) / 1000)
  return Math.abs(skew) > toleratedSkew ? skew : null
}
