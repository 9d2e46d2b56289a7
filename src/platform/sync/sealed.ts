import type { Command } from '../contract/command.ts'

/**
 * Commands that leave a phone which may not be opened any more: readable for the server alone, whoever carries them, and
 * provably of that phone. ECDH on P-256 with a key of its own for each parcel, HKDF-SHA-256, AES-256-GCM; inside, an HMAC of
 * the commands under the device's secret. WebCrypto throughout, so that browser and server run the same code.
 */

/** A key of the curve as JWK, as far as it matters here. */
export interface Jwk {
  kty?: string
  crv?: string
  x?: string
  y?: string
  d?: string
}

/** Public key of the server, with its name. */
export type ServerPublicKey = Jwk & { kid?: string }

/** A key of WebCrypto, by whichever name browser and server call its type. */
type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>

/** What is in a parcel. `commands` is kept as the text that was signed. */
export interface Parcel {
  device: string
  account: string
  commands: string
  mac: string
}

interface Envelope {
  v: 1
  kid: string
  device: string
  epk: Jwk
  iv: string
  ct: string
}

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const
const hmac = { name: 'HMAC', hash: 'SHA-256' } as const
const utf8 = new TextEncoder()

/** Seals commands of a device to the server; `deviceSecret` is an HMAC-SHA-256 key that may sign. */
export async function sealFor(
  serverKey: ServerPublicKey,
  deviceSecret: Key,
  { device, account, commands }: { device: string; account: string; commands: readonly Command[] },
): Promise<string> {
  const text = JSON.stringify(commands)
  const mac = toText(new Uint8Array(await crypto.subtle.sign('HMAC', deviceSecret, utf8.encode(text))))
  const own = await crypto.subtle.generateKey(curve, true, ['deriveBits'])
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', own.publicKey)
  const head = { v: 1, kid: serverKey.kid ?? '', device, epk: { kty, crv, x, y } as Jwk } as const
  const server = await crypto.subtle.importKey('jwk', publicPart(serverKey), curve, false, [])
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const key = await sharedKey(own.privateKey, server)
  const inside = utf8.encode(JSON.stringify({ device, account, commands: text, mac } satisfies Parcel))
  const ct = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: about(head) }, key, inside)
  const envelope: Envelope = { ...head, iv: toText(iv), ct: toText(new Uint8Array(ct)) }
  return toText(utf8.encode(JSON.stringify(envelope)))
}

/** Opens a parcel with the server's private key; undefined when it is none, is for another key, or was changed. */
export async function openSealed(privateKey: Jwk, parcel: string): Promise<Parcel | undefined> {
  try {
    const { iv, ct, ...head } = JSON.parse(new TextDecoder().decode(toBytes(parcel))) as Envelope
    const own = await crypto.subtle.importKey(
      'jwk',
      { ...publicPart(privateKey), d: privateKey.d ?? '' },
      curve,
      false,
      ['deriveBits'],
    )
    const theirs = await crypto.subtle.importKey('jwk', publicPart(head.epk), curve, false, [])
    const key = await sharedKey(own, theirs)
    const decrypt = { name: 'AES-GCM', iv: toBytes(iv), additionalData: about(head) }
    const inside = JSON.parse(
      new TextDecoder().decode(await crypto.subtle.decrypt(decrypt, key, toBytes(ct))),
    ) as Parcel
    return inside.device === head.device ? inside : undefined
  } catch {
    return undefined
  }
}

/** The device that a parcel says it is of. Nothing proves it while the parcel is not opened. */
export function claimedDevice(parcel: string): string | undefined {
  try {
    const { device } = JSON.parse(new TextDecoder().decode(toBytes(parcel))) as Partial<Envelope>
    return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(device)) ? device : undefined
  } catch {
    return undefined
  }
}

/** Whether the commands of a parcel were signed with a device's secret (base64url). */
export async function isSignedBy(secret: string, { commands, mac }: Parcel): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', toBytes(secret), hmac, false, ['verify'])
  return crypto.subtle.verify('HMAC', key, toBytes(mac), utf8.encode(commands))
}

const publicPart = ({ kty, crv, x, y }: Jwk): Jwk => ({ kty, crv, x, y }) as Jwk

/** What is not secret but must not be exchanged. */
function about({ v, kid, device, epk }: Omit<Envelope, 'iv' | 'ct'>): Uint8Array<ArrayBuffer> {
  return utf8.encode([v, kid, device, epk.x, epk.y].join('\n'))
}

async function sharedKey(own: Key, other: Key): Promise<Key> {
  const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256)
  const master = await crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey'])
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8.encode('lianfang sealed parcel 1') }
  return crypto.subtle.deriveKey(how, master, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** Bytes as base64url. */
export function toText(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** Base64url as bytes; throws when it is none. */
export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
}
