/** Server door of the volunteer module. */
import type { Logger } from 'pino'
import type { ServerModule } from '#platform/server/commands/module.ts'
import type { Pool } from '#platform/server/db/pool.ts'
import { type Queryable, queryable, withClient } from '#platform/server/db/tx.ts'
import { type Loop, loop } from '#platform/server/jobs/loop.ts'
import { listCounties } from '#platform/server/journal/queries.ts'
import { sealedKey } from '#platform/server/sealed/key.ts'
import type { Vault } from '#platform/server/vault/vault.ts'
import { queries } from './answers.ts'
import { marksOf, readContact } from './contact.ts'
import { followArea, purge, putKey, setMarks, tell, unmarked } from './queries.ts'
import { serviceHandlers } from './service.ts'
import { vetHandlers } from './vet.ts'

/** Volunteers: sign-up, vetting, service, hours and thanks. */
export const volunteerModule: ServerModule = {
  name: 'volunteer',
  commands: [...vetHandlers, ...serviceHandlers],
  queries,
  on: {
    async 'place.areaMoved'(work, moves) {
      for (const { from, to } of moves) await followArea(work.db, work.county, from, to)
    },
  },
}

/**
 * Tells the public site to which key it seals, marks what it sealed, tells communities who waits, and deletes names and phones past
 * their date; every half minute.
 */
export function startVolunteers(options: { pool: Pool; log: Logger; vault: Vault }): Loop {
  const { pool, log, vault } = options
  return loop('volunteers', 30_000, log, () =>
    withClient(pool, async (client) => {
      const db = queryable(client)
      for (const county of await listCounties(db)) await followVolunteers(db, vault, county)
      return false
    }),
  )
}
/** One round of the worker in one county. */
export async function followVolunteers(db: Queryable, vault: Vault, county: number): Promise<void> {
  if (vault.hasKey(`county-${county}`)) {
    await putKey(db, county, sealedKey(vault, county).serverKey)
    await markAll(db, { vault, county })
  }
  await purge(db, county)
  await tell(db, county)
}

/** Marks what the public site sealed. What nobody can open gets marks that are nobody else's. */
async function markAll(db: Queryable, keys: { vault: Vault; county: number }): Promise<void> {
  for (const { id, contact, birth_year } of await unmarked(db, keys.county, 200)) {
    const { phone, name } = marksOf(keys, readContact(keys, id, contact) ?? { name: id, phone: id }, birth_year)
    await setMarks(db, keys.county, id, phone, name)
  }
}

export { aboutContact } from './contact.ts'
export { addVolunteers, type FoundedVolunteer } from './found.ts'
