/** Server door of the incident module. */
import type { ServerModule } from '#platform/server/commands/module.ts'
import { queries } from './answers.ts'
import { commands } from './commands.ts'

/** Incidents, from the report to the word back. */
export const incidentModule: ServerModule = { name: 'incident', commands, queries }
export { tellLateIncidents } from './queries.ts'
export { incidentFiles } from './queries-files.ts'
