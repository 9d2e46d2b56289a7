import type { Logger } from 'pino'
import type { HandledCommand, HandledQuery, ModuleOf } from './commands/handled.ts'
import type { Shared } from './commands/shared.ts'
import type { Tickets } from './commands/tickets.ts'
import type { Pool } from './db/pool.ts'
import type { Files } from './files/files.ts'
import type { Live } from './http/live.ts'
import type { Metrics } from './http/metrics.ts'
import type { Runtime } from './runtime.ts'
import type { Vault } from './vault/vault.ts'

/** What the internal server is made of; built once at start. */
export interface Services {
  runtime: Runtime
  /** The clock of everything that is kept: the machine's, or the replayed one. */
  now: () => Date
  log: Logger
  staff: Pool
  /** For sign-in alone, with a login that can do nothing else. */
  signIn: Pool
  auditor: Pool
  vault: Vault
  files: Files
  tickets: Tickets
  shared: Shared
  live: Live
  metrics: Metrics
  modules: readonly ModuleOf<Services>[]
  commands: ReadonlyMap<string, HandledCommand>
  queries: readonly HandledQuery[]
}
