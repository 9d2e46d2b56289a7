import type { SyncDocument, SyncScope } from '../../contract/index.ts'
import type { Work } from '../commands/context.ts'

/** What the phone says of itself with a pull. Nobody decides anything by it; it is shown to whoever looks after phones. */
export interface PhoneReport {
  /** Commands in the outbox, as the phone counts them; undefined when it did not say. */
  unsent: number | undefined
  /** When the oldest of them was entered, by the phone's clock. */
  oldest: Date | undefined
  clock: Date | undefined
  /** Seconds that the phone's clock is ahead; null while it is right within five minutes, or unknown. */
  skew: number | null
}

/** Where a round of pages stopped: the place of its last document in the walk. */
export interface SyncPlace {
  walk: string
  order: number
  id: string
}

/** What a feed is asked for. */
export interface ChangesAsk {
  scope: SyncScope
  /**
   * Rows written by this transaction or a later one are changes (`age(xmin) between 0 and age(past)`); null when everything
   * is to be told.
   */
  past: string | null
  /** The scope that was told up to `past`: what lies outside of it is new to the phone, whenever it was written. */
  covered: SyncScope
  /** The page begins behind this place; null for the first page of a round, which also tells what is gone. */
  after: SyncPlace | null
  limit: number
}

/** A page of changes; `after` is set when there are more. */
export interface Changes {
  items: SyncDocument[]
  gone: string[]
  after: SyncPlace | null
}

/** What modules give to phones. Whoever puts the product together hands it to `syncModule`. */
export interface SyncSources {
  /** Places of the phone's account, within its reach. */
  scope(work: Work): Promise<SyncScope>
  /** Documents that changed below the scope. Row security bounds what comes, whatever is asked. */
  changes(work: Work, ask: ChangesAsk): Promise<Changes>
  /** Data that belongs to all documents, by name; small, sent whole when it differs. */
  parts: Readonly<Record<string, (work: Work, scope: SyncScope) => Promise<unknown>>>
  /** Hears how a phone stands; may say until when it can be opened without the server, null where it keeps nothing. */
  report?(work: Work, report: PhoneReport): Promise<{ lease: Date | null } | undefined>
  /** The true time in milliseconds, against which a phone's clock is judged; the machine's unless a test says another. */
  clock?: () => number
}
