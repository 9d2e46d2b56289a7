import type { Command, ProblemBody } from '../contract/index.ts'
import type { Stamp } from './clock.ts'

/** A command as a phone keeps it until the server has decided, and after that while it needs a person. */
export interface StoredEntry {
  /** Id of the command. */
  id: string
  command: Command
  /** Version of the command's contract by which its body was parsed. */
  version: number
  /** Whose deed it is; only this account sends it. Null where nobody was signed in. */
  account: string | null
  /** Its place in the order of this device's deeds; text that sorts. */
  hlc: string
  /** Readings of the clocks, from which its true time follows. */
  stamp: Stamp
  /** When it was put in by the wall clock, ms since 1970: for screens only. */
  since: number
  state: 'waiting' | 'needs-you'
  /** With `needs-you`: how the server decided, or why it cannot be sent. */
  decision?: 'refused' | 'conflict'
  problem?: ProblemBody
}

/** What stays of a command that is done: no word of what it said. */
export interface Receipt {
  id: string
  /** ms since 1970 by the wall clock. */
  at: number
  status: 'accepted' | 'discarded'
}

/** How a command ended, for the screen that sent it. */
export type Settled = { state: 'accepted'; result: unknown } | { state: 'refused' | 'conflict'; problem: ProblemBody }
