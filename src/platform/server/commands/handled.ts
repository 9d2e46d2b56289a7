import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { CommandDefinition, EventName, Events, Problem, QueryDefinition } from '../../contract/index.ts'
import type { Constraints } from '../db/errors.ts'
import type { Work } from './context.ts'

/** One command of a batch as its handler gets it: parsed, with its time made exact. */
export interface Item<B> {
  id: string
  body: B
  occurredAt: Date
  device: string | undefined
}

/** What became of one command. `answerOnly` is answered once and never stored (a one-time password, a revealed number). */
export type Outcome<R> = { result: R; answerOnly?: Partial<R> } | { problem: Problem }

/** A command with its handler over an array of the same command. */
export interface HandledCommand {
  definition: CommandDefinition
  handle(work: Work, items: readonly Item<never>[]): Promise<Outcome<unknown>[]>
  /** Unique indexes and checks of the module, as problems. */
  constraints: Constraints
}

/** A query with its handler. */
export interface HandledQuery {
  definition: QueryDefinition
  answer(work: Work, params: never): Promise<unknown>
  /** The answer is the same for all whose scope is the same (see shared.ts): no row of it is the reader's own. */
  isShared?: true
}

/** What a module gives to a server that is made of `S`. */
export interface ModuleOf<S> {
  name: string
  commands: readonly HandledCommand[]
  queries: readonly HandledQuery[]
  /** Handlers of lower modules' events, in the same transaction. */
  on?: { [N in EventName]?: (work: Work, payload: Events[N]) => Promise<void> }
  /** What the module adds to the answer of GET /api/session, under its own keys. */
  inSession?: (work: Work) => Promise<Readonly<Record<string, unknown>>>
  /** A better answer to a request without a session than that there is none, where the module knows why. */
  whyNotSignedIn?: (services: S, request: FastifyRequest) => Promise<Problem | undefined>
  /** Routes that are neither command nor query, such as sign-in. */
  routes?: (app: FastifyInstance, services: S) => void
}
