import type { ServerModule } from '#platform/server/commands/module.ts'
import { answers } from './answers.ts'
import { accountHandlers } from './commands/accounts.ts'
import { agencyHandlers } from './commands/agencies.ts'
import { deviceHandlers } from './commands/devices.ts'
import { ownHandlers } from './commands/own.ts'
import { roleHandlers } from './commands/roles.ts'
import { sealedHandlers } from './commands/sealed.ts'
import { deviceAnswers } from './device/answers.ts'
import { deviceRoutes, phoneProblem } from './device/routes.ts'
import { sealedRoute } from './device/sealed.ts'
import { sealedAnswers } from './device/sealed-answers.ts'
import { followArea } from './queries-agency.ts'
import { sessionRoutes } from './sign-in/routes.ts'

/** Door of the agency module: agencies, accounts, roles held, sessions and sign-in. */
export const agencyModule: ServerModule = {
  name: 'agency',
  commands: [
    ...agencyHandlers,
    ...accountHandlers,
    ...roleHandlers,
    ...ownHandlers,
    ...deviceHandlers,
    ...sealedHandlers,
  ],
  queries: [...answers, ...deviceAnswers, ...sealedAnswers],
  on: {
    async 'place.areaMoved'(work, moves) {
      for (const { from, to } of moves) await followArea(work.db, work.county, from, to)
    },
  },
  routes(app, services) {
    sessionRoutes(app, services)
    deviceRoutes(app, services)
    sealedRoute(app, services)
  },
  whyNotSignedIn: phoneProblem,
}

export { keepReport } from './device/report.ts'
export { addAccounts, addAgencies, type FoundedAccount, type FoundedAgency } from './found.ts'
export { namesOf } from './names.ts'
export { hashPassword } from './passwords/hash.ts'
export { oneTimePassword } from './passwords/one-time.ts'
export { isWeak } from './passwords/weak.ts'
export { insertRelease, listReadings } from './queries-reading.ts'
export { listWorkers as workersOf } from './queries-role.ts'
export { countReading, mayRead } from './reading.ts'
export { networkOf } from './sign-in/network.ts'
export { openVolunteer, renewVolunteer, reopenVolunteer, type Slip } from './volunteers.ts'
