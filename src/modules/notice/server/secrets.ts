import type { Vault } from '#platform/server/vault/vault.ts'

/** What a channel keeps under the county's key. Notices outlive an emergency and name nobody, so the emergency's key is not asked. */
export interface ChannelSecrets {
  url?: string
  secret?: string
  /** Of push. */
  hosts?: string[]
  contact?: string
  publicKey?: string
  privateKey?: string
}
/** What a browser gave. */
export interface Endpoint {
  endpoint: string
  p256dh: string
  auth: string
}

type Kept = { channel: ChannelSecrets; subscription: Endpoint; phone: { number: string } }

/** Encrypts what belongs to one row. */
export function sealed<K extends keyof Kept>(
  vault: Vault,
  county: number,
  what: K,
  id: string,
  value: Kept[K],
): Buffer {
  return vault.seal(`county-${county}`, `notice.${what}:${id}`, JSON.stringify(value))
}

/** Opens it again; throws when the key is gone. */
export function unsealed<K extends keyof Kept>(
  vault: Vault,
  county: number,
  what: K,
  id: string,
  bytes: Buffer,
): Kept[K] {
  return JSON.parse(vault.open(`county-${county}`, `notice.${what}:${id}`, bytes)) as Kept[K]
}

/** By what a browser is known again without its address. */
export function endpointMac(vault: Vault, county: number, endpoint: string): Buffer {
  return vault.blind(`county-${county}`, 'notice.endpoint', endpoint)
}
