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

/**
 * Whether a place lies within the caller's reach or above it. Names of places are known to everybody in the county, so a read
 * that names one asks this: what is out of reach answers as if it were not there.
 */
export function isInReach({ paths }: Pick<Context, 'paths'>, path: string): boolean {
  return paths.some((own) => own === path || own.startsWith(`${path}.`) || path.startsWith(`${own}.`))
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
    paths: row.paths === '' ? [] : [...new Set(row.paths.split(','))],
    roles: row.roles === '' ? [] : [...new Set(row.roles.split(','))],
  }
}
