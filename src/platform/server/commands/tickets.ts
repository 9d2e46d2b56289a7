import type { Context } from './context.ts'

/** A context that the database signed: opened again without looking everything up, until something it rests on changes. */
export interface Ticket {
  ctx: string
  until: string
  epoch: string
  mac: string
}

/** A ticket with the context that it stands for. */
export interface KeptTicket {
  ticket: Ticket
  context: Context
}

/** Tickets of this process's sessions, in memory only, by the hash of the session's token and the permission. */
export interface Tickets {
  find(token: Buffer, permission: string): KeptTicket | undefined
  keep(token: Buffer, permission: string, kept: KeptTicket): void
  forget(token: Buffer, permission: string): void
}

/** Most tickets that are kept; the oldest make room. */
const limit = 10_000

/** An empty store. */
export function createTickets(): Tickets {
  const kept = new Map<string, KeptTicket>()
  const key = (token: Buffer, permission: string) => `${token.toString('latin1')} ${permission}`
  return {
    find: (token, permission) => kept.get(key(token, permission)),
    keep(token, permission, ticket) {
      if (kept.size >= limit) for (const oldest of kept.keys()) if (kept.delete(oldest)) break
      kept.set(key(token, permission), ticket)
    },
    forget: (token, permission) => void kept.delete(key(token, permission)),
  }
}
