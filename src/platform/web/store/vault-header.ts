/** Cost of argon2id: memory in KiB, passes. One lane, since a page has one thread for it. */
export interface PinCost {
  memory: number
  passes: number
}

/** What is kept of the lock. Enough to try a PIN, not enough to open anything. */
export type VaultHeader = {
  version: 1
  /** Whose phone this is. */
  account: string
  /** The data key under the key that the PIN or the passkey makes. */
  wrapped: Uint8Array<ArrayBuffer>
  iv: Uint8Array<ArrayBuffer>
  salt: Uint8Array<ArrayBuffer>
  /** Wrong PINs since the last right one; counted before a PIN is tried, so that killing the page gains nothing. */
  wrong: number
} & (
  | {
      lock: 'pin'
      cost: PinCost
      /** Key that scripts cannot read out: what a script could copy cannot be tried on another machine. */
      pepper: CryptoKey
    }
  | { lock: 'passkey'; credential: Uint8Array<ArrayBuffer> }
)
