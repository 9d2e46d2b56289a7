import type { AccessRow } from './access.ts'
import type { Static, TSchema } from './types.ts'

/**
 * Declaration of a command: the only way anything changes. Declared once in its module's contract and used by screens,
 * phones, imports and other systems alike.
 */
export interface CommandDefinition<B extends TSchema = TSchema, R extends TSchema = TSchema> extends AccessRow {
  /** `<module>.<verbNoun>`; also its permission. */
  name: string
  body: B
  result: R
  /** May wait in a phone's outbox until there is signal. */
  offline: boolean
  /** Grows when the body changes in a way that an older one no longer fits; 1 where absent. */
  version?: number
  /** Brings the body of an older version, as a phone may have kept it, to the present one. */
  upgrade?: (body: unknown, from: number) => unknown
  /** Fields at the top of the body that are kept nowhere, not even encrypted in the journal: passwords. */
  secrets?: readonly string[]
}

/** Declaration of a read: a GET under /api/<module>/. */
export interface QueryDefinition<P extends TSchema = TSchema, R extends TSchema = TSchema> extends AccessRow {
  name: string
  path: `/api/${string}`
  params: P
  response: R
  /** Modules, besides its own, whose changes make an answer old: open screens ask again, a shared answer is worked out anew. */
  follows?: readonly string[]
}

/** Declares a command; the permission is its name. */
export function defineCommand<B extends TSchema, R extends TSchema>(
  definition: Omit<CommandDefinition<B, R>, 'permission'>,
): CommandDefinition<B, R> {
  return { ...definition, permission: definition.name }
}

/** Declares a query; the permission is its name. */
export function defineQuery<P extends TSchema, R extends TSchema>(
  definition: Omit<QueryDefinition<P, R>, 'permission'>,
): QueryDefinition<P, R> {
  return { ...definition, permission: definition.name }
}

/** A command on the wire. `id` is its idempotency key: same id and body answers the first result again. */
export interface Command<B = unknown> {
  id: string
  name: string
  body: B
  /** When it happened, by the sender's clock; ISO 8601 with offset. */
  occurredAt: string
  /** Which device sent it; free, at most 64 characters. */
  device?: string
  /** Place of the deed in the order of its device: a hybrid logical clock as sortable text. */
  hlc?: string
}

/** Body type of a command declaration. */
export type BodyOf<D> = D extends CommandDefinition<infer B, TSchema> ? Static<B> : never
/** Result type of a command declaration. */
export type ResultOf<D> = D extends CommandDefinition<TSchema, infer R> ? Static<R> : never
/** Query-string type of a query declaration. */
export type ParamsOf<D> = D extends QueryDefinition<infer P, TSchema> ? Static<P> : never
/** Response type of a query declaration. */
export type ResponseOf<D> = D extends QueryDefinition<TSchema, infer R> ? Static<R> : never
