import { listJournal } from '../../contract/index.ts'
import { answer, type ServerModule } from '../commands/module.ts'
import { readCursor, writeCursor } from '../db/cursor.ts'
import { listEntries } from './queries.ts'

/** The journal as a module of the platform: read by auditors through their own database role. */
export const journalModule: ServerModule = {
  name: 'journal',
  commands: [],
  queries: [
    answer(listJournal, async (work, { after, limit = 50, name }) => {
      const cursor = readCursor(after, ['instant', 'uuid'])
      const before = cursor ? { at: new Date(cursor[0]), id: cursor[1] } : null
      const rows = await listEntries(work.db, work.county, before, name ?? null, limit + 1)
      const items = rows.slice(0, limit)
      const last = items.at(-1)
      return {
        items: items.map((row) => ({
          id: row.id,
          name: row.name,
          actor: row.actor,
          occurredAt: row.occurred_at.toISOString(),
          receivedAt: row.received_at.toISOString(),
          device: row.device,
          line: row.line,
        })),
        ...(rows.length > limit && last ? { next: writeCursor([last.received_at.toISOString(), last.id]) } : {}),
      }
    }),
  ],
}
