import type { EventName, Events, Language } from '../../contract/index.ts'
import type { Queryable } from '../db/tx.ts'
import type { KeyName, Vault } from '../vault/vault.ts'

/** Who acts, where and under which emergency, as the database verified it for this transaction. */
export interface Context {
  account: string
  session: string | undefined
  county: number
  emergency: string | null
  /** Paths of the places whose live roles carry this permission. */
  paths: readonly string[]
  roles: readonly string[]
}

/** What a handler has at hand inside its transaction. */
export interface Work extends Context {
  db: Queryable
  vault: Vault
  language: Language
  /** When the server took the request: the one clock of its rows. */
  receivedAt: Date
  /** Says what was done, so that higher modules follow in this transaction. */
  emit<N extends EventName>(name: N, payload: Events[N]): Promise<void>
  /** Key of the live emergency, or of the county where no person is concerned. */
  key: KeyName
}

/** The row that app.enter answers. */
export interface EnterRow {
  account: string
  session?: string
  county: number
  emergency: string | null
  restricted?: boolean
  paths: string
  roles: string
}

/** Reads the row of app.enter. */
export function toContext(row: EnterRow): Context {
  return {
    account: row.account,
    session: row.session,
    county: row.county,
    emergency: row.emergency,
    paths: row.paths === '' ? [] : row.paths.split(','),
    roles: row.roles === '' ? [] : row.roles.split(','),
  }
}
