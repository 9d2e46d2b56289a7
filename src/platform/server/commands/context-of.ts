import { toProblem } from '../db/errors.ts'
import { withClient } from '../db/tx.ts'
import type { Services } from '../services.ts'
import type { Context } from './context.ts'
import { inContext, VoidTicket } from './open.ts'

/** Who asks, as the database verifies it, for a route whose work is not in the database. Throws as a query does. */
export async function contextOf(
  services: Services,
  token: Buffer,
  permission: { name: string; roles: unknown },
): Promise<Context> {
  for (;;) {
    try {
      return await withClient(services.staff, (client) =>
        inContext(
          client,
          services.tickets,
          { token },
          permission,
          async (context) => context,
          () => client.query('commit'),
        ),
      )
    } catch (error) {
      if (error instanceof VoidTicket) continue
      throw toProblem(error)
    }
  }
}
