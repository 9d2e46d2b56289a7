import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  randomFillSync,
} from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Keys of the installation and what they do: AES-256-GCM for records, HMAC-SHA-256 for blind indexes and digests. A key is
 * a file outside the database and its backups; destroying the file of an emergency destroys what was written under it
 * (RIGHTS C-14). One interface, so that SM4 and SM3 can take the places of AES and SHA-2.
 */
export interface Vault {
  /** Makes a key if there is none; true when it was made. */
  createKey(name: KeyName): boolean
  hasKey(name: KeyName): boolean
  /** Encrypts UTF-8 text, or bytes; `about` binds the ciphertext to its place, so that it cannot be moved to another row. */
  seal(name: KeyName, about: string, content: string | Buffer): Buffer
  /** Decrypts a text; throws when the key is gone, the bytes were changed, or `about` is another. */
  open(name: KeyName, about: string, sealed: Buffer): string
  /** The same for bytes. */
  openBytes(name: KeyName, about: string, sealed: Buffer): Buffer
  /** Digest for exact match without the value; `kind` keeps fields apart. */
  blind(name: KeyName, kind: string, value: string): Buffer
  destroyKey(name: KeyName): void
}

/** `journal`, `county-<code>` or `emergency-<uuid>`. */
export type KeyName = 'journal' | `county-${number}` | `emergency-${string}`

const version = 1

/** Opens the vault in `<folder>/keys`, readable by its owner only. */
export function openVault(folder: string): Vault {
  const keys = join(folder, 'keys')
  mkdirSync(keys, { recursive: true, mode: 0o700 })
  const cache = new Map<KeyName, { cipher: KeyObject; index: KeyObject }>()
  const fileOf = (name: KeyName) => join(keys, `${name}.key`)

  const load = (name: KeyName) => {
    let pair = cache.get(name)
    if (!pair) {
      const master = Buffer.from(readFileSync(fileOf(name), 'utf8').trim(), 'base64')
      if (master.length !== 32) throw new Error(`key ${name} is damaged`)
      pair = {
        // Key objects, since Node makes one of plain bytes anew at every use, which costs more than the cipher.
        cipher: createSecretKey(Buffer.from(hkdfSync('sha256', master, '', 'lianfang cipher', 32))),
        index: createSecretKey(Buffer.from(hkdfSync('sha256', master, '', 'lianfang index', 32))),
      }
      cache.set(name, pair)
    }
    return pair
  }

  // Random bytes are fetched for many ciphertexts at once: asking for twelve costs as much as asking for thousands. Each is used
  // once, and what is left of them stands in no ciphertext before.
  const ivs = Buffer.alloc(12 * 256)
  let used = ivs.length
  const newIv = () => {
    if (used === ivs.length) {
      randomFillSync(ivs)
      used = 0
    }
    used += 12
    return ivs.subarray(used - 12, used)
  }

  const openBytes: Vault['openBytes'] = (name, about, sealed) => {
    if (sealed[0] !== version || sealed.length < 29) throw new Error('unknown ciphertext')
    const decipher = createDecipheriv('aes-256-gcm', load(name).cipher, sealed.subarray(1, 13))
    decipher.setAAD(Buffer.from(about))
    decipher.setAuthTag(sealed.subarray(13, 29))
    return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()])
  }

  return {
    createKey(name) {
      if (existsSync(fileOf(name))) return false
      writeDurably(fileOf(name), `${randomBytes(32).toString('base64')}\n`)
      return true
    },
    hasKey: (name) => existsSync(fileOf(name)),
    seal(name, about, content) {
      const iv = newIv()
      const cipher = createCipheriv('aes-256-gcm', load(name).cipher, iv)
      cipher.setAAD(Buffer.from(about))
      const body = Buffer.concat([
        typeof content === 'string' ? cipher.update(content, 'utf8') : cipher.update(content),
        cipher.final(),
      ])
      return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), body])
    },
    open: (name, about, sealed) => openBytes(name, about, sealed).toString('utf8'),
    openBytes,
    blind: (name, kind, value) => createHmac('sha256', load(name).index).update(`${kind}\0${value}`).digest(),
    destroyKey(name) {
      cache.delete(name)
      rmSync(fileOf(name), { force: true })
    },
  }
}

/** A key that is lost with the power is data that is lost: the file is on the disk before it is used. */
function writeDurably(file: string, text: string): void {
  const handle = openSync(file, 'wx', 0o600)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  const folder = openSync(join(file, '..'), 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
