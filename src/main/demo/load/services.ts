import { clockOf } from '#platform/server/clock.ts'
import { createShared } from '#platform/server/commands/shared.ts'
import { createTickets } from '#platform/server/commands/tickets.ts'
import { createPool } from '#platform/server/db/pool.ts'
import { openFiles } from '#platform/server/files/files.ts'
import { createMetrics } from '#platform/server/http/metrics.ts'
import { createLog } from '#platform/server/log.ts'
import type { Runtime } from '#platform/server/runtime.ts'
import type { Services } from '#platform/server/services.ts'
import { openVault } from '#platform/server/vault/vault.ts'
import { modules } from '../../modules.ts'

/** What commands need to run in a process that serves nobody: no screens listen, no figures are asked for. */
export function servicesForLoad(runtime: Runtime): Services & { close(): Promise<void> } {
  const log = createLog('load')
  log.level = 'warn'
  const staff = createPool(runtime.database.staff, 2, (error) => log.warn({ error: error.name }, 'connection lost'))
  const vault = openVault(runtime.folder)
  return {
    runtime,
    now: clockOf(runtime),
    log,
    staff,
    // Nobody signs in while a county is loaded.
    signIn: staff,
    auditor: staff,
    vault,
    files: openFiles(runtime.folder, vault),
    tickets: createTickets(),
    shared: createShared(),
    live: { changed: () => {}, join: () => {}, close: () => {} },
    metrics: createMetrics(),
    modules,
    commands: new Map(),
    queries: [],
    close: () => staff.end(),
  }
}
