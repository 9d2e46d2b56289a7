import { argon2id } from 'hash-wasm'

/**
 * Stretches a PIN beside the page, which stays alive meanwhile. It is a worker for a second reason too: WebAssembly needs a
 * permission in the CSP, and so this file alone is served with it, never a page.
 */
export interface PinQuestion {
  pin: string
  salt: Uint8Array<ArrayBuffer>
  memory: number
  passes: number
}

/** The stretched PIN, or why there is none. */
export type PinAnswer = { key: Uint8Array<ArrayBuffer>; ms: number } | { error: string }

self.onmessage = async ({ data }: MessageEvent<PinQuestion>) => {
  try {
    const start = performance.now()
    const key = await argon2id({
      password: data.pin,
      salt: data.salt,
      parallelism: 1,
      iterations: data.passes,
      memorySize: data.memory,
      hashLength: 32,
      outputType: 'binary',
    })
    answer({ key: new Uint8Array(key), ms: performance.now() - start })
  } catch (error) {
    answer({ error: String(error) })
  }
}

function answer(value: PinAnswer): void {
  self.postMessage(value)
}
