import type { Logger } from 'pino'

/** A piece of work that the worker repeats. */
export interface Loop {
  stop(): Promise<void>
}

/**
 * Repeats `step` with a pause between the end of one and the start of the next. A failure is logged by its name and tried
 * again after a pause that doubles up to 10 s: the database may be away for a minute and nobody needs to do anything.
 * `step` answers true when there is more to do at once.
 */
export function loop(name: string, everyMs: number, log: Logger, step: () => Promise<boolean>): Loop {
  let stopped = false
  let wake: () => void = () => undefined
  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      // Told to stop while the step ran: a job that rests for an hour would keep the process for as long.
      if (stopped) return resolve()
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const run = async () => {
    let failures = 0
    while (!stopped) {
      try {
        const more = await step()
        failures = 0
        if (!more) await pause(everyMs)
      } catch (error) {
        failures++
        log.warn(
          { job: name, failures, error: (error as Error).name, code: (error as { code?: string }).code },
          'job failed; trying again',
        )
        await pause(Math.min(10_000, everyMs * 2 ** Math.min(failures, 6)))
      }
    }
  }
  const done = run()
  return {
    stop() {
      stopped = true
      wake()
      return done
    },
  }
}
