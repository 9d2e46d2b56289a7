import {
  type BodyOf,
  type CommandDefinition,
  type ParamsOf,
  Problem,
  type QueryDefinition,
  type ResponseOf,
  type ResultOf,
  type Static,
  type TSchema,
} from '../../contract/index.ts'
import { type Constraints, toProblem } from '../db/errors.ts'
import type { Services } from '../services.ts'
import type { Work } from './context.ts'
import type { HandledCommand, HandledQuery, Item, ModuleOf, Outcome } from './handled.ts'

export type { HandledCommand, HandledQuery, Item, Outcome } from './handled.ts'

/** What a module gives to the server. `main/` wires all of them; none knows another of its rank. */
export type ServerModule = ModuleOf<Services>

/** A handler that takes the whole batch: for the paths that must be fast. */
export function handleAll<B extends TSchema, R extends TSchema>(
  definition: CommandDefinition<B, R>,
  handle: (work: Work, items: readonly Item<Static<B>>[]) => Promise<Outcome<Static<R>>[]>,
  constraints: Constraints = {},
): HandledCommand {
  return { definition, handle: handle as HandledCommand['handle'], constraints }
}

/** A handler for one command at a time; each runs in its own savepoint, so that one refusal undoes only itself. */
export function handleEach<D extends CommandDefinition>(
  definition: D,
  handle: (
    work: Work,
    item: Item<BodyOf<D>>,
  ) => Promise<ResultOf<D> | { result: ResultOf<D>; answerOnly: Partial<ResultOf<D>> }>,
  constraints: Constraints = {},
): HandledCommand {
  return {
    definition,
    constraints,
    async handle(work, items) {
      const outcomes: Outcome<unknown>[] = []
      for (const item of items) {
        await work.db.query('savepoint each')
        try {
          const done = await handle(work, item as unknown as Item<BodyOf<D>>)
          outcomes.push(
            done !== null && typeof done === 'object' && 'answerOnly' in done
              ? (done as Outcome<unknown>)
              : { result: done },
          )
          await work.db.query('release savepoint each')
        } catch (error) {
          const problem = toProblem(error, constraints)
          if (!(problem instanceof Problem) || problem.definition.status >= 500) throw error
          await work.db.query('rollback to savepoint each')
          outcomes.push({ problem })
        }
      }
      return outcomes
    },
  }
}

/** A query with its answer. */
export function answer<D extends QueryDefinition>(
  definition: D,
  give: (work: Work, params: ParamsOf<D>) => Promise<ResponseOf<D>>,
): HandledQuery {
  return { definition, answer: give as HandledQuery['answer'] }
}

/**
 * A query whose answer all readers of one scope share: worked out once after each change of the modules that it follows. Its
 * rows must depend on nothing of the reader but the places and roles of the context: no own account, agency or language.
 */
export function answerShared<D extends QueryDefinition>(
  definition: D,
  give: (work: SharedWork, params: ParamsOf<D>) => Promise<ResponseOf<D>>,
): HandledQuery {
  return { definition, answer: give as HandledQuery['answer'], isShared: true }
}

/** What is at hand for a shared answer: nothing that says who asks. */
export type SharedWork = Pick<Work, 'county' | 'emergency' | 'paths' | 'roles' | 'db' | 'receivedAt'>
