import pg from 'pg'
import { prepareBrackets } from './bracket.ts'
import type { Pool } from './client.ts'
import './values.ts'

export type { Client, Pool } from './client.ts'

/**
 * A pool for one login role. Statements end after 15 s, or 16 s when the database says nothing at all, and idle transactions
 * after 30 s, so that nothing hangs; a connection that is not to be had within 3 s is an error that the HTTP door turns into
 * `platform.busy`.
 */
export function createPool(url: string, max: number, onError: (error: Error) => void): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    pipeline: true,
    connectionTimeoutMillis: 3000,
    // A database that takes a statement and never answers, not even that it took too long.
    query_timeout: 16_000,
    idleTimeoutMillis: 60_000,
    options:
      '-c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000 -c timezone=Asia/Shanghai -c jit=off',
  } as pg.PoolConfig)
  // Without a listener a connection that breaks while idle would end the process.
  pool.on('error', onError)
  pool.on('connect', prepareBrackets)
  return pool
}
