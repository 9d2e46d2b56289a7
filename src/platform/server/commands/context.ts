import type { Command, EventName, Events, Language, Problem } from '../../contract/index.ts'
import type { Queryable } from '../db/tx.ts'
import type { Files } from '../files/files.ts'
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

/** What became of one command, before it is put into the caller's language. */
export interface CommandResult {
  id: string
  status: 'accepted' | 'repeated' | 'refused' | 'conflict'
  result?: unknown
  problem?: Problem
}

/** How a command is carried out in somebody else's name: the ways into their context, which the database decides, and back. */
export interface As {
  /** Opens the context for this very command; throws a problem where there is none. */
  enter(): Promise<Context>
  leave(): Promise<unknown>
}

/** What a handler has at hand inside its transaction. */
export interface Work extends Context {
  db: Queryable
  /**
   * A statement whose rows nobody waits for: it leaves together with the journal's entry, and nothing is believed before it
   * has ended. For the last writes of a handler; what it breaks is told as what `db` breaks.
   */
  write(text: string, values: readonly unknown[]): void
  /**
   * Whether the same was tried before without looking, and failed. A handler may leave it to its statements to find what they
   * need, and to fail where it is not there; only now need it look, to say which it was.
   */
  isDoubtful: boolean
  vault: Vault
  /** Attached files: uploads that are finished, and what is kept beside the database. */
  files: Files
  language: Language
  /** When the server took the request: the one clock of its rows. */
  receivedAt: Date
  /** Says what was done, so that higher modules follow in this transaction. */
  emit<N extends EventName>(name: N, payload: Events[N]): Promise<void>
  /** Says that another module's rows were written too, so that screens that show them ask again after the commit. */
  touch(module: string): void
  /**
   * Carries out a command that somebody else gave earlier, in this transaction, in their name and once. Only a command's own
   * handler can. A refusal is answered and undoes nothing else.
   */
  perform(command: Command, how: As): Promise<CommandResult>
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
