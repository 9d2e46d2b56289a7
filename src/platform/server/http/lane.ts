import { Problem, problems } from '../../contract/index.ts'

/** Runs work a few at a time, in the order in which it came. */
export type Lane = <T>(work: () => Promise<T>) => Promise<T>

/**
 * A lane for work that fills a connection for long, so that what is short finds one free: phones that come back from a day
 * without signal wait for each other and not somebody at a screen for all of them (RIGHTS T-21, T-22). Who finds the lane full
 * is asked to come again, as when the server is busy.
 */
export function createLane(width: number, longest: number): Lane {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running < width) running++
    else if (waiting.length >= longest) throw new Problem(problems.busy)
    // Whoever leaves hands the place on, so the count stays.
    else await new Promise<void>((go) => waiting.push(go))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
