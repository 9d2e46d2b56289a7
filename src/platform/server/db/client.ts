import type pg from 'pg'

/** Connections of one login role. */
export type Pool = pg.Pool
/** One of them, lent for a transaction. */
export type Client = pg.PoolClient
