import { Problem, problems } from '../../contract/index.ts'
import { openWith } from '../db/bracket.ts'
import type { Client } from '../db/pool.ts'
import { queryable, sendTogether } from '../db/tx.ts'
import type { KeyName } from '../vault/vault.ts'
import { type Context, type EnterRow, toContext } from './context.ts'
import type { Ticket, Tickets } from './tickets.ts'

/** How a transaction gets its context: the hash of a session's token, or the founding of the first county. */
export type Caller = { token: Buffer } | { founding: number }

/** What is opened: a command or a query, as far as it matters here. */
interface Permission {
  name: string
  roles: unknown
  openWhenRestricted?: boolean
}

/** A context that may be worked with, and whether the database opened that very one. */
interface Opened {
  context: Context
  confirmed: Promise<void>
}

/** The ticket was no longer good: nothing that was done with it counts, and the next try looks everything up. */
export class VoidTicket extends Error {}

/**
 * Opens a transaction with its context, does `work` in it and lets `close` commit it. With a ticket the work begins before
 * the database has confirmed it, and their statements travel together: what they may see is decided there, by the context
 * that was really opened, so with a ticket that is void they find nothing and write nothing. No outcome of the work, good or
 * bad, is believed before the confirmation.
 */
export async function inContext<T>(
  client: Client,
  tickets: Tickets,
  caller: Caller,
  permission: Permission,
  work: (context: Context) => Promise<T>,
  close: (done: T, context: Context) => Promise<unknown>,
): Promise<T> {
  sendTogether(client)
  const { context, confirmed } = await open(client, tickets, caller, permission)
  let done: T
  try {
    done = await work(context)
  } catch (error) {
    await confirmed
    throw error
  }
  // It leaves with the work's last statements; where the ticket was void it has nothing to commit.
  const closed = close(done, context)
  closed.catch(() => undefined)
  await confirmed
  await closed
  return done
}

async function open(client: Client, tickets: Tickets, caller: Caller, permission: Permission): Promise<Opened> {
  const { name } = permission
  if ('founding' in caller) {
    const [row] = await openWith<Entered>(client, 'select app.enter_founding($1, $2) as ctx', [caller.founding, name])
    return { context: admit(row?.ctx ?? null, permission, true), confirmed: Promise.resolve() }
  }
  const kept = tickets.find(caller.token, name)
  if (kept) {
    const { ctx, until, epoch, mac } = kept.ticket
    const confirmed = openWith<{ is_open: boolean }>(client, resume, [ctx, until, epoch, mac]).then(([row]) => {
      if (row?.is_open) return
      tickets.forget(caller.token, name)
      throw new VoidTicket()
    })
    // It is asked for after the work; until then it must not end the process.
    confirmed.catch(() => undefined)
    return { context: kept.context, confirmed }
  }
  const [row] = await openWith<Entered>(client, 'select app.enter($1, $2) as ctx', [caller.token, name])
  const context = admit(row?.ctx ?? null, permission)
  if (row?.ctx?.ticket) tickets.keep(caller.token, name, { ticket: row.ctx.ticket, context })
  return { context, confirmed: Promise.resolve() }
}

const resume = 'select app.resume($1, $2, $3, $4) as is_open'

interface Entered {
  ctx: (EnterRow & { ticket?: Ticket | null }) | null
}

/** Refuses whoever has no session, must change the password first, or holds no live role with the permission. */
function admit(row: EnterRow | null, permission: Permission, founding = false): Context {
  if (!row) throw new Problem(founding ? problems.not_found : problems.not_signed_in)
  const context = toContext(row)
  if (row.restricted && !permission.openWhenRestricted) throw new Problem(problems.password_must_change)
  if (permission.roles === 'self') return context
  if (context.paths.length === 0) throw new Problem(problems.not_permitted)
  return context
}

/**
 * The context that a ticket of this session stands for, if the database still honours it: one statement, after which nothing is
 * open. Undefined where everything has to be looked up.
 */
export async function confirm(
  client: Client,
  tickets: Tickets,
  token: Buffer,
  permission: string,
): Promise<Context | undefined> {
  const kept = tickets.find(token, permission)
  if (!kept) return undefined
  const { ctx, until, epoch, mac } = kept.ticket
  const [row] = await queryable(client).query<{ is_open: boolean }>(resume, [ctx, until, epoch, mac])
  if (row?.is_open) return kept.context
  tickets.forget(token, permission)
  return undefined
}

/** Key for what a transaction writes: that of the emergency while one is live, else the county's. */
export function keyOf(context: Context): KeyName {
  return context.emergency === null ? `county-${context.county}` : `emergency-${context.emergency}`
}
