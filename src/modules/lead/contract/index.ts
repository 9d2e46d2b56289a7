/** Door of the lead contract: lists from above that go out, are found out about, and go back row for row. */
export * from './commands.ts'
export { leadProblems } from './problems.ts'
export * from './queries.ts'
export * from './state.ts'
