/** The phones of the simulated grid workers: real sessions over HTTP, each grid's requests in their order, six at a time. */
import { setTimeout as pause } from 'node:timers/promises'
import type { ProblemBody } from '#platform/contract/index.ts'
import { workerOf } from '../load/accounts.ts'
import type { Expected, Sending } from './types.ts'

/** One answer of the server to one command. */
export interface Answer {
  id: string
  status: Expected
  problem?: ProblemBody
}

/** Sends requests. */
export interface Phones {
  /** Puts a request behind those of its grid; `taken` hears the answers, and whether it had to be sent again. */
  send(sending: Sending): void
  /** When everything that was put in has been answered. Throws what stopped a request for good. */
  settled(): Promise<void>
  /** The earliest `sendAt` that waits for its answer. */
  oldest(): string | undefined
  /** One request as somebody, signed in when needed. Throws what the server says against it. */
  as<T>(username: string, method: string, path: string, body?: unknown): Promise<T>
}

const AT_ONCE = 6
/** A server that restarts is back within seconds; longer than this it is not coming back. */
const PATIENCE = 60_000
const TRIES_EVERY = 500

export function phones(options: {
  desk: string
  /** Passwords by user name. */
  passwords: ReadonlyMap<string, string>
  taken: (sending: Sending, answers: readonly Answer[], wasSentAgain: boolean) => void
  signal: AbortSignal
}): Phones {
  const { desk, passwords, taken, signal } = options
  const sessions = new Map<string, Promise<string>>()
  const tails = new Map<string, Promise<void>>()
  const waiting = new Set<Sending>()
  const free: (() => void)[] = []
  let running = 0
  let failure: Error | undefined

  const slot = async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= AT_ONCE) await new Promise<void>((resolve) => free.push(resolve))
    running += 1
    try {
      return await work()
    } finally {
      running -= 1
      free.shift()?.()
    }
  }

  const signIn = async (username: string): Promise<string> => {
    const password = passwords.get(username)
    const { answer } = await request('POST', 'api/session', undefined, { username, password })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0]
    if (!answer.ok || !cookie) throw new Error(`${username}: ${await answer.text()}`)
    await answer.arrayBuffer()
    return cookie
  }

  /** Asks until there is an answer of the server itself: one that is away or busy is asked again. */
  const request = async (method: string, path: string, cookie: string | undefined, body?: unknown) => {
    const end = Date.now() + PATIENCE
    for (let tries = 1; ; tries += 1) {
      signal.throwIfAborted()
      try {
        const answer = await fetch(desk + path, {
          method,
          signal,
          headers: { ...(cookie && { cookie }), ...(body !== undefined && { 'content-type': 'application/json' }) },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        })
        if (answer.status < 500 || Date.now() > end) return { answer, tries }
        await answer.arrayBuffer()
      } catch (error) {
        if (signal.aborted || Date.now() > end) throw error
      }
      await pause(TRIES_EVERY, undefined, { signal })
    }
  }

  const asUser = async <T>(username: string, method: string, path: string, body?: unknown) => {
    for (let isSecond = false; ; isSecond = true) {
      const session = sessions.get(username) ?? signIn(username)
      sessions.set(username, session)
      const { answer, tries } = await request(method, path, await session, body)
      if (answer.ok) return { said: (await answer.json()) as T, tries }
      const said = `${username}: ${answer.status} ${await answer.text()}`
      // A session may have ended while the machine slept.
      if (answer.status !== 401 || isSecond) throw new Error(said)
      sessions.delete(username)
    }
  }

  const deliver = async (sending: Sending) => {
    const commands = sending.commands.map(({ command }) => command)
    const worker = workerOf(sending.grid.slice(0, 12))
    const { said, tries } = await asUser<{ results: Answer[] }>(worker, 'POST', 'api/commands', { commands })
    taken(sending, said.results, tries > 1)
    waiting.delete(sending)
  }

  return {
    send(sending) {
      waiting.add(sending)
      const before = tails.get(sending.grid) ?? Promise.resolve()
      const tail = before.then(() => (failure ? undefined : slot(() => deliver(sending))))
      tails.set(
        sending.grid,
        tail.catch((error: Error) => {
          failure ??= error
        }),
      )
    },
    async settled() {
      await Promise.all(tails.values())
      tails.clear()
      if (failure) throw failure
    },
    oldest: () => waiting.values().next().value?.sendAt,
    as: async <T>(username: string, method: string, path: string, body?: unknown) =>
      (await asUser<T>(username, method, path, body)).said,
  }
}
