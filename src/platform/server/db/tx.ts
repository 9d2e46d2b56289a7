import type { Duplex } from 'node:stream'
import type { Client, Pool } from './client.ts'
import { nameOf } from './names.ts'
import './values.ts'

/** A statement's rows. Texts are constants of a module's queries.ts; values are always parameters. */
export interface Queryable {
  query<R>(text: string, values?: readonly unknown[]): Promise<R[]>
  /** The same, leaving in one packet with what else is asked for in this turn of the event loop. */
  queue(text: string, values: readonly unknown[]): Promise<unknown>
}

/** Wraps a connection as the little that modules may do with it. */
export function queryable(client: Client): Queryable {
  const query = async <R>(text: string, values: readonly unknown[] = []): Promise<R[]> => {
    const result = await client.query({ name: nameOf(text), text, values: values as unknown[] })
    return result.rows as R[]
  }
  const queue = (text: string, values: readonly unknown[]) => {
    sendTogether(client)
    return query(text, values)
  }
  return { query, queue }
}

/**
 * Runs `work` on one connection and always gives it back: healthy when the work ended, destroyed when the connection
 * itself failed. `work` begins and ends its own transaction; whatever it left open is rolled back here.
 */
export async function withClient<T>(pool: Pool, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  try {
    return await work(client)
  } catch (error) {
    // Nothing answers there any more, and nothing would answer a rollback.
    if ((error as Error).message === 'Query read timeout') broken ??= error as Error
    if (!broken) await client.query('rollback').catch((failure: Error) => (broken = failure))
    throw error
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}

/**
 * Statements that are asked for in this turn of the event loop leave in one packet: a system call and a wake-up of the
 * database cost as much as a small statement.
 */
export function sendTogether(client: Client): void {
  // The driver's types leave its connection out; its stream is a socket, or TLS over one.
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection
  stream.cork()
  setImmediate(() => stream.uncork())
}
