/** Runs the viewers' process and asks it what they saw. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A change: how many incidents are open after it, and when the server had it, in milliseconds since 1970. */
export interface Change {
  live: number
  at: number
}

/** What the viewers say: for each change and viewer how long it took until the number stood on the screen, in milliseconds. */
export interface Seen {
  delays: number[]
  /** Changes that a viewer never saw, each counted. */
  missed: number
  asked: number
  /** Answers that said "not now". */
  turnedAway: number
}

/** Viewers, all open. */
export interface Viewers {
  /** What became of the changes. */
  seen(changes: readonly Change[]): Promise<Seen>
  stop(): void
}

/** Opens one viewer a cookie, each with a stream and a connection of its own; resolves when all have their first board. */
export async function openViewers(port: number, cookies: readonly string[]): Promise<Viewers> {
  const child = fork(fileURLToPath(new URL('./viewers-process.ts', import.meta.url)), [], { execArgv: [] })
  const ask = <T>(message: object, key: string) =>
    new Promise<T>((resolve, reject) => {
      child.once('message', (answer: Record<string, unknown>) => {
        if (key in answer) resolve(answer[key] as T)
        else reject(new Error(String(answer.failed)))
      })
      child.send(message)
    })
  await ask({ port, cookies }, 'open')
  return { seen: (changes) => ask({ changes }, 'seen'), stop: () => void child.disconnect() }
}
