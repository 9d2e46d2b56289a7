import type { FastifyInstance } from 'fastify'

/** Time in which requests under way may end, in milliseconds. */
const LAST_REQUESTS = 1500

/**
 * Closes a server: it takes no more requests and lets those under way end. Browsers also keep connections on which they have
 * asked nothing yet; those would hold the server for a minute, so what is left after a moment is cut.
 */
export async function closeApp(app: FastifyInstance): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), LAST_REQUESTS)
  try {
    await app.close()
  } finally {
    clearTimeout(timer)
  }
}
