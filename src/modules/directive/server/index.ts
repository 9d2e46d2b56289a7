/** Server door of the directive module. */
import type { ServerModule } from '#platform/server/commands/module.ts'
import { answerHandler, progressHandler, type RecordNames, receiveHandler, reportHandler } from './answer.ts'
import { queries } from './answers.ts'
import { issueHandler, withdrawHandler } from './issue.ts'
import { chaseHandler, decideHandler, replyHandler } from './lead.ts'
import { giveDirectives, linkHandler } from './objective.ts'
import { personHandlers } from './persons.ts'
import { files } from './queries-files.ts'
import { followTasks } from './tasks.ts'

/**
 * Directives, from the paper that goes out to the last demand that is signed off. `records` name what a report may point to as its
 * proof; the modules that keep them stand above this one.
 */
export const directiveModule = (records: RecordNames): ServerModule => ({
  name: 'directive',
  commands: [
    issueHandler,
    withdrawHandler,
    linkHandler,
    ...personHandlers,
    receiveHandler,
    answerHandler,
    replyHandler,
    progressHandler,
    reportHandler(records),
    decideHandler,
    chaseHandler,
  ],
  queries,
  on: { 'emergency.tasksChanged': followTasks, 'emergency.directivesAsked': giveDirectives },
})
export { tellLateDirectives } from './queries.ts'
export { countDemands } from './queries-counts.ts'
/** Which of some files a paper names, by their SHA-256; the worker's. */
export const directiveFiles = files.named
