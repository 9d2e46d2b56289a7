import type { ServerModule } from '#platform/server/commands/module.ts'
import { inSession, queries } from './answers.ts'
import { commands } from './commands.ts'

/** Door of the emergency module: its commands and reads, and the count of its days. */
export const emergencyModule: ServerModule = { name: 'emergency', commands, queries, inSession }

export { emergencyDay } from './day.ts'
export { addEmergency } from './found.ts'
export { playbooks } from './installed.ts'
export { findObjective, type NamedObjective, openObjectives } from './objectives.ts'
export type { RollField } from './playbooks.ts'
export { recordName as planName } from './queries-plan.ts'
