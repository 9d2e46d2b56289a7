/**
 * The code on the paper, and the key of a measure's letters. The code is 80 random bits; the database keeps its digest, and the key
 * of the letters wrapped under it: whoever holds the paper can read and write letters, the public process alone cannot.
 */
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

/** Signs that nobody mistakes for one another when reading a paper aloud (Crockford's base 32). */
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A new code, in four groups of four signs. */
export const newCode = (): string => codeFrom(randomBytes(10))

/** The code that ten bytes are. */
export function codeFrom(bytes: Buffer): string {
  const bits = BigInt(`0x${bytes.subarray(0, 10).toString('hex')}`)
  const code = Array.from({ length: 16 }, (_, at) => signs[Number((bits >> BigInt(5 * at)) & 31n)]).join('')
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** A code as it was meant, whatever spaces, dashes and lookalikes it was typed with; undefined where it cannot be one. */
export function readCode(typed: string): string | undefined {
  const code = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code) ? code : undefined
}

/** What the database finds a measure by. */
export function hashOfCode(code: string): Buffer {
  return createHash('sha256')
    .update(`lianfang measure code\0${readCode(code)}`)
    .digest()
}

/** The key that the code is, 32 bytes. */
export function keyOfCode(code: string): Buffer {
  return Buffer.from(hkdfSync('sha256', readCode(code) ?? '', '', 'lianfang measure key', 32))
}

/** Encrypts with AES-256-GCM: nonce, tag, text. `about` binds the ciphertext to its row. */
export function sealLetter(key: Buffer, about: string, value: unknown): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(about))
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Decrypts; throws when the key is another, the bytes were changed or `about` is another. */
export function openLetter<T>(key: Buffer, about: string, sealed: Buffer): T {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return JSON.parse(Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')) as T
}

/** A key of letters wrapped under the code of a paper. */
export const wrapKey = (code: string, key: Buffer): Buffer =>
  sealLetter(keyOfCode(code), about.key, key.toString('base64'))

/** The key of letters that a code opens; throws where the code is another's. */
export const unwrapKey = (code: string, wrapped: Buffer): Buffer =>
  Buffer.from(openLetter<string>(keyOfCode(code), about.key, wrapped), 'base64')

/** What ciphertexts of a measure are bound to. An objection knows no measure id on the public site, so its own id binds it. */
export const about = {
  key: 'measure.key',
  recipient: 'measure.recipient',
  objection: (id: string) => `measure.objection:${id}`,
  answer: (id: string) => `measure.answer:${id}`,
}
