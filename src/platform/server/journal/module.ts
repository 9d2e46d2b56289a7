import { listJournal } from '../../contract/index.ts'
import type { Work } from '../commands/context.ts'
import { answer, type ServerModule } from '../commands/module.ts'
import { readCursor, writeCursor } from '../db/cursor.ts'
import { listEntries } from './queries.ts'

/** Names and agencies of accounts by their ids. */
export type NamesOf = (
  work: Pick<Work, 'db' | 'county'>,
  accounts: readonly string[],
) => Promise<ReadonlyMap<string, { name: string; agency: string }>>

/**
 * The journal as a module of the platform: read by auditors through their own database role. Who stands behind an account is
 * known to a module, so whoever puts the product together hands that in.
 */
export const journalModule = (namesOf: NamesOf): ServerModule => ({
  name: 'journal',
  commands: [],
  queries: [
    answer(listJournal, async (work, { after, limit = 50, name }) => {
      const cursor = readCursor(after, ['instant', 'uuid'])
      const before = cursor ? { at: new Date(cursor[0]), id: cursor[1] } : null
      const rows = await listEntries(work.db, work.county, before, name ?? null, limit + 1)
      const items = rows.slice(0, limit)
      const last = items.at(-1)
      const names = await namesOf(work, [...new Set(items.map(({ actor }) => actor))])
      return {
        items: items.map((row) => ({
          id: row.id,
          name: row.name,
          actor: row.actor,
          actorName: names.get(row.actor)?.name ?? '',
          actorAgency: names.get(row.actor)?.agency ?? '',
          occurredAt: row.occurred_at.toISOString(),
          receivedAt: row.received_at.toISOString(),
          device: row.device,
          line: row.line,
        })),
        ...(rows.length > limit && last ? { next: writeCursor([last.received_at.toISOString(), last.id]) } : {}),
      }
    }),
  ],
})
