import type { FastifyRequest } from 'fastify'

/** What the browser calls itself, short: by it people recognise their own sessions. */
export function agentOf(request: FastifyRequest): string | null {
  const agent = request.headers['user-agent']
  return agent ? agent.replace(/[^\x20-\x7e]/g, '').slice(0, 160) : null
}
