/**
 * The protocol between the supervisor and the processes it forks. A child waits for the runtime, starts, answers with
 * its port, and ends when told to, or by itself when the supervisor is gone, even if that was killed.
 */
import type { Clock, Runtime } from '#platform/server/runtime.ts'

/** What the supervisor sends. */
export type ToChild = { type: 'runtime'; runtime: Runtime } | { type: 'clock'; clock: Clock } | { type: 'stop' }

/** What a child answers; `code` is that of the operating system, such as EADDRINUSE. */
export type FromChild =
  | { type: 'ready'; port?: number }
  | { type: 'clock-set' }
  | { type: 'failed'; code?: string; message: string }

/** A process's work once it runs. */
export interface Running {
  /** Port it listens on, when it listens. */
  port?: number
  stop(): Promise<void>
}

/** A child that cannot end in this time is ended, in milliseconds: its port and its lock are wanted. */
const LONGEST_STOP = 8000
const LONGEST_STOP_ORPHANED = 1500

/** Set in the environment of a forked child: a test runner forks too, and its workers are no children of ours. */
export const childMark = 'LIANFANG_CHILD'

/**
 * Runs `start` under the supervisor. Does nothing in a process that nobody forked, so a test may import the same file.
 * Ctrl-C at a terminal reaches children too; they leave it to the supervisor to end them in order.
 */
export function serveChild(start: (runtime: Runtime) => Promise<Running>): void {
  if (!process.send || !process.env[childMark]) return
  let running: Promise<Running> | undefined
  let given: Runtime | undefined
  const end = async (longest: number) => {
    setTimeout(() => process.exit(1), longest).unref()
    const work = await running?.catch(() => undefined)
    await work?.stop()
    process.exit(0)
  }
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => void end(LONGEST_STOP))
  process.on('disconnect', () => void end(LONGEST_STOP_ORPHANED))
  process.on('message', (message: ToChild) => {
    if (message.type === 'stop') void end(LONGEST_STOP)
    else if (message.type === 'clock') {
      if (given) given.clock = message.clock
      answer({ type: 'clock-set' })
    } else if (!running) {
      given = message.runtime
      running = start(given)
      running.then(
        ({ port }) => answer({ type: 'ready', ...(port !== undefined && { port }) }),
        (error: Error & { code?: string }) => {
          process.stderr.write(`${error.stack ?? error.message}\n`)
          answer({ type: 'failed', message: error.message, ...(error.code !== undefined && { code: error.code }) })
          // The answer needs a moment to leave before the process does.
          setTimeout(() => process.exit(1), 50)
        },
      )
    }
  })
}

function answer(message: FromChild): void {
  if (process.connected) process.send?.(message)
}
