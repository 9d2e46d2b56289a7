/** Door of the platform's contract: what modules, screens and phones share. */

export type { AccessRow, DataClass, Role } from './access.ts'
export { dataClasses, roleNames, roles } from './access.ts'
export type { BodyOf, Command, CommandDefinition, ParamsOf, QueryDefinition, ResponseOf, ResultOf } from './command.ts'
export { defineCommand, defineQuery } from './command.ts'
export type { EventName, Events, LinkedDirective } from './events.ts'
export { listJournal } from './journal.ts'
export type { Language, Text } from './language.ts'
export { chooseLanguage, fill, languages } from './language.ts'
export type { FieldProblem, ProblemBody, ProblemDefinition } from './problem.ts'
export { defineProblems, listProblems, Problem } from './problem.ts'
export { problems } from './problems.ts'
export { fieldProblems } from './problems-field.ts'
export { leaseHours, pull, SyncDocument, SyncPage, SyncScope } from './sync.ts'
export type { Static, TSchema } from './types.ts'
export {
  Closed,
  Day,
  holdsPersonNumber,
  Instant,
  isDay,
  Jpeg,
  largestPhoto,
  noPersonNumber,
  OneOf,
  Page,
  PersonName,
  PlacePath,
  paging,
  Remark,
  RemarkOrNone,
  saysSomething,
  Type,
  Uuid,
  Words,
  WordsOrNone,
} from './types.ts'
