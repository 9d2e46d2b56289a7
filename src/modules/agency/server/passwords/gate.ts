import { Problem, problems } from '#platform/contract/index.ts'

/** Lets a few pieces of heavy work run at once and a bounded number wait; whoever comes after that is told to come again. */
export interface Gate {
  /** Runs `work` when there is room. `by` is who asks: nobody may fill the whole waiting room. */
  run<T>(by: string, work: () => Promise<T>): Promise<T>
}

/** Makes a gate: `atOnce` run, `waiting` wait, of which one asker may hold `share`. */
export function createGate(atOnce: number, waiting: number, share: number): Gate {
  let running = 0
  const queue: (() => void)[] = []
  const held = new Map<string, number>()

  const leave = (by: string) => {
    const left = (held.get(by) ?? 1) - 1
    if (left === 0) held.delete(by)
    else held.set(by, left)
    const next = queue.shift()
    if (next) next()
    else running -= 1
  }
  return {
    async run(by, work) {
      const mine = held.get(by) ?? 0
      if (queue.length >= waiting) throw new Problem(problems.busy)
      if (mine >= share) throw new Problem(problems.too_many_requests, { seconds: 2 })
      held.set(by, mine + 1)
      // Who waited takes over the place of who left.
      if (running >= atOnce) await new Promise<void>((go) => queue.push(go))
      else running += 1
      try {
        return await work()
      } finally {
        leave(by)
      }
    },
  }
}
