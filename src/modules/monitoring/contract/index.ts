/** Door of the monitoring contract: cases, contacts, exposures, samples, follow-up. */
export * from './commands.ts'
export * from './follow-up.ts'
export { papers, paperText } from './papers.ts'
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
