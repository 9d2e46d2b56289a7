/** Door of the monitoring contract: cases, contacts, exposures, samples, follow-up. */
export * from './commands.ts'
export * from './follow-up.ts'
export { monitoringProblems } from './problems.ts'
export * from './queries.ts'
export { closedSlots, dayAfter, dayAt, openSlot, type Plan, releaseDay, slotAt, slotIndex } from './slots.ts'
export * from './types.ts'
