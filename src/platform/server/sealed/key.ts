import { createECDH, createHash } from 'node:crypto'
import type { Vault } from '../vault/vault.ts'

/** The county's public key, to which phones seal what they could not send; `kid` names it. */
export interface ServerKey {
  kty: string
  crv: string
  x: string
  y: string
  kid: string
}

/**
 * The key pair of a county for parcels, P-256. It follows from the county's key, so that it is backed up, moved and destroyed
 * with it and there is no second secret to lose.
 */
export function sealedKey(
  vault: Vault,
  county: number,
): { serverKey: ServerKey; privateKey: ServerKey & { d: string } } {
  const pair = createECDH('prime256v1')
  for (let n = 1; ; n++) {
    try {
      pair.setPrivateKey(vault.blind(`county-${county}`, 'sealed.key', String(n)))
      break
    } catch (error) {
      // Not every number of 32 bytes is a key of the curve; one in four milliards is not.
      if (n > 3) throw error
    }
  }
  const point = pair.getPublicKey()
  const serverKey = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
    kid: createHash('sha256').update(point).digest('base64url').slice(0, 12),
  }
  return { serverKey, privateKey: { ...serverKey, d: pad(pair.getPrivateKey()).toString('base64url') } }
}

/** Leading zeros are part of a private key in JWK. */
const pad = (key: Buffer): Buffer => Buffer.concat([Buffer.alloc(32 - key.length), key])
