import { createCipheriv, createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import type { ServerKey } from './key.ts'

/**
 * A text that a process without any key writes to a county: ECDH on P-256 with a key of its own for each letter, HKDF-SHA-256,
 * AES-256-GCM. Whoever wrote it cannot open it again; the vault's county key can.
 */

const version = 2
const [pointBytes, ivBytes, tagBytes] = [65, 12, 16]

/** Public half of a county's key, as coordinates in base64url. */
export type LetterKey = Pick<ServerKey, 'x' | 'y'>

/** Seals a text; `about` binds it to its row. */
export function sealTo({ x, y }: LetterKey, about: string, text: string): Buffer {
  const server = Buffer.concat([Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')])
  const own = createECDH('prime256v1')
  const point = own.generateKeys()
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', sharedKey(own.computeSecret(server), point), iv)
  cipher.setAAD(Buffer.from(about))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.of(version), point, iv, cipher.getAuthTag(), body])
}

/** Opens one with the county's private key; throws where it is another's, was changed, or `about` is another. */
export function openFrom(key: { d: string }, about: string, sealed: Buffer): string {
  if (sealed[0] !== version || sealed.length < 1 + pointBytes + ivBytes + tagBytes) throw new Error('unknown letter')
  const at = [1, 1 + pointBytes, 1 + pointBytes + ivBytes, 1 + pointBytes + ivBytes + tagBytes] as const
  const point = sealed.subarray(at[0], at[1])
  const own = createECDH('prime256v1')
  own.setPrivateKey(Buffer.from(key.d, 'base64url'))
  const decipher = createDecipheriv(
    'aes-256-gcm',
    sharedKey(own.computeSecret(point), point),
    sealed.subarray(at[1], at[2]),
  )
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(sealed.subarray(at[2], at[3]))
  return Buffer.concat([decipher.update(sealed.subarray(at[3])), decipher.final()]).toString('utf8')
}

const sharedKey = (secret: Buffer, point: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, point, 'lianfang sealed letter 2', 32))
