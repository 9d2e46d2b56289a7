import type { Logger } from 'pino'
import { type InternalServer, startServer } from '#platform/server/http/server.ts'
import type { Runtime } from '#platform/server/runtime.ts'
import { accessMatrix } from './access.ts'
import { modules } from './modules.ts'
import { setupRoutes } from './setup/routes.ts'
import { serveChild } from './supervisor/child.ts'

/** The internal server: desk, field and the API behind them. */
export function startInternal(runtime: Runtime, log?: Logger): Promise<InternalServer> {
  return startServer(
    runtime,
    [...modules, { name: 'setup', commands: [], queries: [], routes: setupRoutes }],
    accessMatrix(),
    log,
  )
}

serveChild((runtime) => startInternal(runtime))
