import { startPassPurge } from '#modules/checkpoint/server/index.ts'
import { directiveFiles, tellLateDirectives } from '#modules/directive/server/index.ts'
import { tellHoles } from '#modules/duty/server/index.ts'
import { incidentFiles, tellLateIncidents } from '#modules/incident/server/index.ts'
import { startLeadPurge, tellLateLeads } from '#modules/lead/server/index.ts'
import { startMeasureCounts, tellDueObjections } from '#modules/measure/server/index.ts'
import { startHealthPurge } from '#modules/monitoring/server/index.ts'
import { startNotices } from '#modules/notice/server/index.ts'
import { startFolding } from '#modules/registry/server/index.ts'
import { situationFiles } from '#modules/report/server/index.ts'
import { startVolunteers } from '#modules/volunteer/server/index.ts'
import { createPool } from '#platform/server/db/pool.ts'
import { openFiles } from '#platform/server/files/files.ts'
import { startSweeping } from '#platform/server/files/sweep.ts'
import { startSealing } from '#platform/server/journal/sealer.ts'
import { createLog } from '#platform/server/log.ts'
import type { Runtime } from '#platform/server/runtime.ts'
import { startPurging } from '#platform/server/sync/purge.ts'
import { openVault } from '#platform/server/vault/vault.ts'
import { type Running, serveChild } from './supervisor/child.ts'

/** What modules tell by the clock. */
const tellers = [tellLateDirectives, tellLateIncidents, tellLateLeads, tellDueObjections, tellHoles]

/**
 * The worker: seals the journal, folds the coverage figures, clears away what phones no longer follow, passes and
 * health data, volunteers' names and attached files past their date, publishes how many measures run, tells people of what they should know. Nothing that a right
 * depends on waits for it.
 */
export async function startWorker(runtime: Runtime): Promise<Running> {
  const log = createLog('worker')
  const pool = createPool(runtime.database.worker, 3, (error) =>
    log.warn({ error: error.name }, 'database connection lost'),
  )
  const vault = openVault(runtime.folder)
  const parts = [
    startSealing({
      pool,
      log,
      folder: runtime.folder,
      vault,
      looksFar: runtime.clock !== undefined,
    }),
    startFolding({ pool, log }),
    startPurging({ pool, log }),
    startPassPurge({ pool, log }),
    startHealthPurge({ pool, log }),
    startLeadPurge({ pool, log }),
    startVolunteers({ pool, log, vault }),
    startMeasureCounts({ pool, log }),
    startSweeping({
      pool,
      log,
      files: openFiles(runtime.folder, vault),
      names: [directiveFiles, incidentFiles, situationFiles],
    }),
    startNotices({ pool, log, vault, tellers }),
  ]
  return {
    async stop() {
      await Promise.all(parts.map((part) => part.stop()))
      await pool.end()
    },
  }
}

serveChild(startWorker)
