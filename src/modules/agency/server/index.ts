import type { ServerModule } from '#platform/server/commands/module.ts'
import { sessionRoutes } from './sign-in/routes.ts'

/** Door of the agency module: agencies, accounts, roles held, sessions and sign-in. */
export const agencyModule: ServerModule = { name: 'agency', commands: [], queries: [], routes: sessionRoutes }

export { hashPassword } from './passwords/hash.ts'
