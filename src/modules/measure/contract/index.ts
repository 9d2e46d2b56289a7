/** Door of the measure contract: what is asked of a person, by whom, until when, and how to object. */
export * from './commands.ts'
export { type Letter, notice, noticeText } from './notice.ts'
export { measureProblems } from './problems.ts'
export * from './queries.ts'
export * from './types.ts'
