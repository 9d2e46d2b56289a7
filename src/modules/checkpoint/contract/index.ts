/** Door of the checkpoint contract: who passes where, what was advised and who decided. */
export * from './commands.ts'
export { checkpointProblems } from './problems.ts'
export * from './queries.ts'
export * from './types.ts'
