/** Door of the monitoring contract: cases, contacts, exposures, samples, follow-up. Words of papers are in `papers.ts`: no phone prints. */
export * from './commands.ts'
export * from './follow-up.ts'
export { monitoringProblems } from './problems.ts'
export * from './queries.ts'
export {
  closedSlots,
  dayAfter,
  dayAt,
  hoursOf,
  openSlot,
  type Plan,
  releaseDay,
  slotAt,
  slotIndex,
  tellable,
} from './slots.ts'
export * from './types.ts'
