import { type Language, Problem, type QueryDefinition } from '../../contract/index.ts'
import { toProblem } from '../db/errors.ts'
import { queryable, withClient } from '../db/tx.ts'
import type { Services } from '../services.ts'
import { check } from './check.ts'
import type { HandledQuery } from './module.ts'
import { inContext, keyOf, VoidTicket } from './open.ts'
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
  const pool = definition.classes.includes('journal.read') ? services.auditor : services.staff
  for (;;) {
    try {
      return await withClient(pool, (client) =>
        inContext(
          client,
          services.tickets,
          { token },
          definition,
          (context) => {
            const hands = work(services, queryable(client), context, language, services.now(), keyOf(context))
            return handled.answer(hands, params as never)
          },
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
