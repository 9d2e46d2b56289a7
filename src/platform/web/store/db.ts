import { Dexie, type Table } from 'dexie'
import type { LeaseClock } from './lease.ts'
import type { VaultHeader } from './vault-header.ts'

/** One encrypted block of door documents. The key is a number, so that not even the keys tell which doors a phone holds. */
export interface BlockRow {
  n: number
  data: Uint8Array<ArrayBuffer>
}

/** A sealed record of the store itself. `epoch` counts its changes, so that another tab sees that it is behind. */
export interface MetaRow {
  key: string
  epoch: number
  data: Uint8Array<ArrayBuffer>
}

/** A command that waits: once under the vault's key, and once sealed to the server so that it can leave without the PIN. */
export interface OutboxRow {
  id: string
  data: Uint8Array<ArrayBuffer>
  sealed?: string
}

/** What remains of a command that the server decided: no content. */
export interface ReceiptRow {
  id: string
  at: string
  status: string
}

/** A sealed command on its way out of a phone that was wiped. Only the server can read it. */
export interface ParcelRow {
  id: string
  parcel: string
  /** The server was reached and could not open it. */
  unreadable?: boolean
}

/**
 * Sealed commands of a colleague that this phone carries to the server, and cannot read. They outlive a wipe: they are not
 * of this phone's person.
 */
export interface CarriedRow {
  /** Checksum and number: the same hand-over, brought twice, is kept once. */
  id: string
  /** Name of the colleague. */
  from: string
  count: number
  /** What the server has not taken over. */
  parcels: string[]
  /** Milliseconds since 1970. */
  at: number
  state: 'waiting' | 'delivered' | 'unreadable'
  deliveredAt?: number
  /** Commands that took effect, or had done before. */
  done: number
  /** Commands that the server keeps for somebody in charge. */
  kept: number
}

/** What this phone is to the server. The secret cannot be read out by scripts. */
export interface DeviceRow {
  device: string
  account: string
  secret: CryptoKey
  serverKey: JsonWebKey
}

/** Rows that are read while the phone is locked: keys under lock, times, ids. Never anything of anybody. */
export type HeaderRow =
  | { key: 'vault'; value: VaultHeader }
  | { key: 'lease'; value: LeaseClock }
  | { key: 'device'; value: DeviceRow }
  | { key: 'wiped'; value: WipedNote }

/** Why the phone was emptied; kept until somebody has read it. */
export interface WipedNote {
  reason: WipeReason
  /** Commands that had not been sent. */
  unsent: number
  /** Those of them that could not be sealed to the server and wait for the PIN. */
  held: number
  /** The server still knows this browser as signed in. Until it does not, whoever holds the phone must not get past this. */
  signedIn: boolean
}

/** Why a phone is emptied: revoked by a supervisor, lease over, too many wrong PINs, or its person hands it on. */
export type WipeReason = 'revoked' | 'expired' | 'pin' | 'left'

/** The database of the phone. Only the files of this folder touch it. */
export class PhoneDb extends Dexie {
  declare header: Table<HeaderRow, string>
  declare blocks: Table<BlockRow, number>
  declare meta: Table<MetaRow, string>
  declare outbox: Table<OutboxRow, string>
  declare receipts: Table<ReceiptRow, string>
  declare parcels: Table<ParcelRow, string>
  declare carried: Table<CarriedRow, string>

  constructor(name = 'lianfang-phone') {
    // A promise to keep a record is kept when it is on the disk, not when the browser has heard of it.
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ header: 'key', blocks: 'n', meta: 'key', outbox: 'id', receipts: 'id, at', parcels: 'id' })
    this.version(2).stores({ carried: 'id' })
  }
}
