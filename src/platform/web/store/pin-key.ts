import type { PinAnswer, PinQuestion } from './pin-worker.ts'
import type { PinCost } from './vault-header.ts'

/** Below this no phone goes, however slow: the floor that OWASP gives for argon2id. */
const floor: PinCost = { memory: 19_456, passes: 2 }
const usual: PinCost = { memory: 65_536, passes: 2 }
/** How long a PIN may take, in milliseconds: noticed by nobody, dear to who tries a million. */
const aim = 800

/** Finds what this phone can bear: 64 MiB and as many passes as fit into the aim, less only where there is no memory. */
export async function measureCost(): Promise<PinCost> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  try {
    const { ms } = await stretch('000000', salt, usual)
    const passes = Math.round((usual.passes * aim) / Math.max(ms, 1))
    return { memory: usual.memory, passes: Math.min(12, Math.max(usual.passes, passes)) }
  } catch {
    return floor
  }
}

/** Key that wraps the data key, from a PIN: argon2id, then a key of this browser that cannot be copied by a script. */
export async function pinKey(
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  cost: PinCost,
  pepper: CryptoKey,
): Promise<CryptoKey> {
  const { key } = await stretch(pin, salt, cost)
  return wrappingKey(await crypto.subtle.sign('HMAC', pepper, key), salt)
}

/** New key for `pinKey`, which stays in this browser. */
export function newPepper(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}

/** Key that wraps the data key, from 32 secret bytes. */
export async function wrappingKey(secret: BufferSource, salt: BufferSource): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey'])
  const info = new TextEncoder().encode('lianfang vault')
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info },
    base,
    { name: 'AES-GCM', length: 256 },
    false,
    ['wrapKey', 'unwrapKey'],
  )
}

function stretch(
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  cost: PinCost,
): Promise<{ key: Uint8Array<ArrayBuffer>; ms: number }> {
  const worker = new Worker(new URL('./pin-worker.ts', import.meta.url), { type: 'module', name: 'pin' })
  return new Promise<{ key: Uint8Array<ArrayBuffer>; ms: number }>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<PinAnswer>) =>
      'key' in data ? resolve(data) : reject(new Error(data.error))
    worker.onerror = (event) => reject(new Error(event.message || 'pin worker'))
    worker.postMessage({ pin, salt, ...cost } satisfies PinQuestion)
    // Its memory goes with it.
  }).finally(() => worker.terminate())
}
