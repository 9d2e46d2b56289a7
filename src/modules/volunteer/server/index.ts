/** Server door of the volunteer module. */
import type { Logger } from 'pino'
import type { ServerModule } from '#platform/server/commands/module.ts'
import type { Pool } from '#platform/server/db/pool.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import { type Loop, loop } from '#platform/server/jobs/loop.ts'
import { listCounties } from '#platform/server/journal/queries.ts'
import { sealedKey } from '#platform/server/sealed/key.ts'
import type { Vault } from '#platform/server/vault/vault.ts'
import { queries } from './answers.ts'
import { followArea, purge, putKey } from './queries.ts'
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

/** Tells the public site to which key it seals, and deletes names and phones past their date; every ten minutes. */
export function startVolunteers(options: { pool: Pool; log: Logger; vault: Vault }): Loop {
  const { pool, log, vault } = options
  return loop('volunteers', 600_000, log, () =>
    withClient(pool, async (client) => {
      const db = queryable(client)
      for (const county of await listCounties(db)) {
        if (vault.hasKey(`county-${county}`)) await putKey(db, county, sealedKey(vault, county).serverKey)
        await purge(db, county)
      }
      return false
    }),
  )
}
export { aboutContact } from './contact.ts'
export { addVolunteers, type FoundedVolunteer } from './found.ts'
