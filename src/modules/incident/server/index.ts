/** Server door of the incident module. */
import type { ServerModule } from '#platform/server/commands/module.ts'
import { queries } from './answers.ts'
import { commands } from './commands.ts'
import { files } from './queries-files.ts'

/** Incidents, from the report to the word back. */
export const incidentModule: ServerModule = { name: 'incident', commands, queries }
export { tellLateIncidents } from './queries.ts'
/** Which of some files an incident names, by their SHA-256; the worker's. */
export const incidentFiles = files.named
export { recordName as incidentName } from './queries.ts'
