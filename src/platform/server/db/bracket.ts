import pg from 'pg'
import type { Client } from './client.ts'
import { nameOf } from './names.ts'

/**
 * The first statement of a transaction together with its `begin`, and the last one with its `commit`: one message there, one
 * back. A request of one command is five small statements otherwise, and what wakes two processes up five times costs as
 * much as the work itself. When the last statement fails, the database passes over the `commit`.
 */

/** What the driver's statement does with its connection; the driver's types leave both out. */
interface Wire {
  bind(what: { portal: string; statement: string; values: readonly unknown[] }): void
  execute(what: { portal: string; rows?: number }): void
  sync(): void
}
declare class DriverQuery {
  constructor(config: { name: string; text: string; values: readonly unknown[] })
  callback: (error: Error | null, result: Result | Result[]) => void
  prepare(wire: Wire): void
  _getRows(wire: Wire): void
}
interface Result {
  rows: unknown[]
}

const Base = pg.Query as unknown as typeof DriverQuery
/** Statements of these names stand on every connection of a pool (see `prepareBrackets`). */
const [begin, commit] = ['begin', 'commit'] as const

class Opening extends Base {
  override prepare(wire: Wire): void {
    run(wire, begin)
    super.prepare(wire)
  }
}

class Closing extends Base {
  override _getRows(wire: Wire): void {
    wire.execute({ portal: '' })
    run(wire, commit)
    wire.sync()
  }
}

/** Makes both statements known to a new connection, by a transaction that does nothing. */
export function prepareBrackets(client: Client): void {
  // A connection that breaks now tells whoever wants to work with it.
  for (const text of [begin, commit]) client.query({ name: text, text }).catch(() => undefined)
}

/** Begins a transaction with a statement; answers its rows. */
export function openWith<R>(client: Client, text: string, values: readonly unknown[]): Promise<R[]> {
  return ask(client, new Opening({ name: nameOf(text), text, values }))
}

/** Runs the last statement of a transaction and commits; rejects when either fails. */
export async function closeWith(client: Client, text: string, values: readonly unknown[]): Promise<void> {
  await ask(client, new Closing({ name: nameOf(text), text, values }))
}

function run(wire: Wire, statement: string): void {
  wire.bind({ portal: '', statement, values: [] })
  wire.execute({ portal: '' })
}

function ask<R>(client: Client, query: DriverQuery): Promise<R[]> {
  return new Promise((resolve, reject) => {
    query.callback = (error, result) => {
      if (error) reject(error)
      // Of the two the statement is the one with rows.
      else resolve([result].flat().flatMap(({ rows }) => rows) as R[])
    }
    client.query(query as unknown as pg.Query)
  })
}
