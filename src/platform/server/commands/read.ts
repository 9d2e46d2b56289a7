import { type Language, Problem, type QueryDefinition } from '../../contract/index.ts'
import { toProblem } from '../db/errors.ts'
import { type Queryable, queryable, withClient } from '../db/tx.ts'
import type { Services } from '../services.ts'
import { check } from './check.ts'
import type { Context } from './context.ts'
import type { HandledQuery } from './module.ts'
import { confirm, inContext, keyOf, VoidTicket } from './open.ts'
import { OtherScope } from './shared.ts'
import { work } from './work.ts'

/** Answers a query in its own transaction and context. Parameters come as text from the URL and are read by the contract. */
export async function runQuery(
  services: Services,
  token: Buffer,
  handled: HandledQuery,
  raw: Record<string, unknown>,
  language: Language,
): Promise<unknown> {
  const { definition } = handled
  const params = fromText(definition, raw)
  const problem = check(definition.params, params)
  if (problem) throw problem
  const asker: Asker = { services, token, handled, params, language }
  return handled.isShared ? share(asker) : inTransaction(asker, (context, db) => give(asker, context, db))
}

interface Asker {
  services: Services
  token: Buffer
  handled: HandledQuery
  params: Record<string, unknown>
  language: Language
}

function give({ services, handled, params, language }: Asker, context: Context, db: Queryable): Promise<unknown> {
  const hands = work(services, db, context, language, services.now(), keyOf(context))
  return handled.answer(hands, params as never)
}

/**
 * The answer that all of one scope share. Each reader's own scope is confirmed by the database first and by itself, so that
 * nobody holds a connection while waiting; it is worked out in the context of whoever came first.
 */
async function share(asker: Asker): Promise<unknown> {
  const { services, handled, params } = asker
  const { name, follows = [] } = handled.definition
  const scopeOf = (context: Context) => JSON.stringify([name, params, ...scope(context)])
  for (;;) {
    const mine = scopeOf(await confirmed(asker))
    try {
      return await services.shared.get(mine, [name.slice(0, name.indexOf('.')), ...follows], () =>
        inTransaction(asker, async (context, db) => {
          if (scopeOf(context) !== mine) throw new OtherScope()
          return give(asker, context, db)
        }),
      )
    } catch (error) {
      if (!(error instanceof OtherScope)) throw error
    }
  }
}

/** The asker's context, confirmed by the database: by the ticket in one statement, or looked up. */
async function confirmed(asker: Asker): Promise<Context> {
  const { services, token, handled } = asker
  const known = await withClient(services.staff, (client) =>
    confirm(client, services.tickets, token, handled.definition.name),
  ).catch((error) => {
    throw toProblem(error)
  })
  return known ?? inTransaction(asker, async (context) => context)
}

/** All that row security and a shared answer look at; the order in which roles were given says nothing. */
function scope({ county, emergency, paths, roles }: Context): unknown[] {
  return [county, emergency, paths.toSorted(), roles.toSorted()]
}

async function inTransaction<T>(
  { services, token, handled: { definition } }: Asker,
  act: (context: Context, db: Queryable) => Promise<T>,
): Promise<T> {
  const pool = definition.classes.includes('journal.read') ? services.auditor : services.staff
  for (;;) {
    try {
      return await withClient(pool, (client) =>
        inContext(
          client,
          services.tickets,
          { token },
          definition,
          (context) => act(context, queryable(client)),
          () => client.query('commit'),
        ),
      )
    } catch (error) {
      if (error instanceof VoidTicket) continue
      const known = toProblem(error)
      throw known instanceof Problem ? known : error
    }
  }
}

/** Query-string values are text; whole numbers become numbers where the contract wants them, defaults are filled in. */
function fromText(definition: QueryDefinition, raw: Record<string, unknown>): Record<string, unknown> {
  const properties = (
    definition.params as unknown as { properties: Record<string, { type?: string; default?: unknown }> }
  ).properties
  const params: Record<string, unknown> = { ...raw }
  for (const [name, schema] of Object.entries(properties)) {
    const value = params[name]
    if (value === undefined && schema.default !== undefined) params[name] = schema.default
    else if (schema.type === 'integer' && typeof value === 'string' && /^-?\d{1,15}$/.test(value))
      params[name] = Number(value)
  }
  return params
}
