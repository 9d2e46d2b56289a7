import { type Checked, largestFile, largestPart, uploadState } from '#platform/contract/file.ts'
import { Problem, type ProblemBody } from '#platform/contract/index.ts'
import { fileProblems } from '#platform/contract/problems-file.ts'
import { type ApiProblem, asProblem, get, request, spoken } from '../api.ts'
import { newId } from '../outbox.ts'
import { redraw } from './redraw.ts'

/** How far a file is on its way. */
export interface Way {
  phase: 'reading' | 'sending' | 'waiting' | 'checking' | 'done' | 'refused'
  /** Bytes that the server has, of `size`. */
  sent: number
  size: number
  /** Why it waits, or was refused. */
  problem?: ProblemBody
  /** Its id, once the bytes were read. */
  upload?: string
  checked?: Checked
}

/** A part may take long on a thin line; it is the connection that is given up, not the upload. */
const partTimeOut = 60_000
/** Parts shrink to this on a line that does not carry larger ones in the time that the server waits for a request. */
const smallestPart = 32_768
const checkTimeOut = 120_000
const longestWait = 15_000

/**
 * Sends a file in parts and says how far it is. Without network it waits, asks how far the server got, and goes on from there by
 * itself; a file that was begun before on this tab goes on too. Ends when it is done, refused, or given up by `signal`.
 */
export async function upload(file: File, tell: (way: Way) => void, signal: AbortSignal): Promise<void> {
  let way: Way = { phase: 'reading', sent: 0, size: file.size }
  const say = (part: Partial<Way>) => {
    way = { ...way, ...part }
    if (!signal.aborted) tell(way)
  }
  say({})
  const refuse = (definition: (typeof fileProblems)[keyof typeof fileProblems]) =>
    say({ phase: 'refused', problem: new Problem(definition).in(spoken()) })
  if (file.size === 0) return refuse(fileProblems.empty)
  const blob = await redraw(file)
  if (blob.size > largestFile) return refuse(fileProblems.too_large)
  let digest: string
  try {
    digest = await sha256(await blob.arrayBuffer())
  } catch {
    // It was moved or changed on the disk since it was chosen.
    return refuse(fileProblems.damaged)
  }
  const id = idFor(digest)
  say({ size: blob.size, upload: id })
  let length: number = largestPart
  for (let tries = 0; !signal.aborted; ) {
    try {
      const state = await get(uploadState, { upload: id }, signal)
      if (state.checked) return say({ phase: 'done', sent: blob.size, checked: state.checked })
      let sent = state.received
      while (sent < blob.size) {
        say({ phase: 'sending', sent })
        const { received } = (await request(`/api/file/part?upload=${id}&offset=${sent}&size=${blob.size}`, {
          ...{ method: 'POST', bytes: blob.slice(sent, sent + length), signal, timeOut: partTimeOut },
          headers: { 'content-type': 'application/octet-stream' },
        })) as { received: number }
        sent = received
        tries = 0
        length = Math.min(largestPart, length * 2)
      }
      say({ phase: 'checking', sent })
      const body = { upload: id, name: file.name, size: blob.size, digest }
      const checked = (await request('/api/file/finish', {
        method: 'POST',
        body,
        signal,
        timeOut: checkTimeOut,
      })) as Checked
      return say({ phase: 'done', checked })
    } catch (error) {
      if (signal.aborted) return
      const problem = asProblem(error)
      if (problem.code === 'file.wrong_offset' && tries++ < 5) continue
      if (!isPassing(problem)) return say({ phase: 'refused', problem: problem.body })
      length = Math.max(smallestPart, length / 2)
      say({ phase: 'waiting', problem: problem.body })
      await untilNext(Math.min(longestWait, 1000 * 2 ** tries++), signal)
    }
  }
}

/**
 * Lets the server forget an upload that is given up, or that a record has taken: what the record keeps stays, and the same bytes
 * are a new upload. What the server misses of it is swept a day later.
 */
export function forgetUpload(id: string): void {
  for (const key of keys()) if (remembered(key) === id) forget(key)
  void request(`/api/file/upload?upload=${id}`, { method: 'DELETE' }).catch(() => undefined)
}

/** Lets the server forget all own uploads but those of this form, which makes room for more. */
export async function forgetOthers(held: readonly string[]): Promise<void> {
  for (const key of keys()) if (!held.includes(remembered(key) ?? '')) forget(key)
  await request(`/api/file/uploads?keep=${held.join(',')}`, { method: 'DELETE' }).catch(() => undefined)
}

function isPassing({ code, body }: ApiProblem): boolean {
  return body.status === 0 || body.status >= 500 || body.status === 429 || code === 'platform.not_signed_in'
}

/** Waits, or less long when the network comes back. */
function untilNext(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      clearTimeout(timer)
      removeEventListener('online', go)
      signal.removeEventListener('abort', go)
      resolve()
    }
    const timer = setTimeout(go, ms)
    addEventListener('online', go)
    signal.addEventListener('abort', go)
  })
}

/** Over plain HTTP a browser reckons no digests itself. */
async function sha256(bytes: ArrayBuffer): Promise<string> {
  if (!crypto.subtle) return (await import('hash-wasm')).sha256(new Uint8Array(bytes))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const prefix = 'lianfang.upload.'

/** The id under which this tab began to send these bytes, or a new one. */
function idFor(digest: string): string {
  const key = prefix + digest
  const known = remembered(key)
  if (known) return known
  const id = newId()
  try {
    sessionStorage.setItem(key, id)
  } catch {
    // A browser that stores nothing begins anew after a reload.
  }
  return id
}

function remembered(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}

function keys(): string[] {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(prefix))
  } catch {
    return []
  }
}

function forget(key: string): void {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}
