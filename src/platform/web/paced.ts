import { waitBefore } from './liveTiming.ts'

/** A refresh that takes longer than this no longer holds up the next one, in milliseconds. */
const patience = 5_000

/**
 * Gathers what changed and hands it on in its pace: at once after a calm while, then at most once in `calm` milliseconds and
 * not before the last refresh is through, so that a server that is slow is not asked for what nobody waits for any more.
 */
export function paced(calm: number, refresh: (modules: readonly string[]) => Promise<unknown>) {
  let due = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let isBusy = false
  let askedAt = 0
  const soon = (): void => {
    if (!isBusy && due.size > 0) timer ??= setTimeout(run, waitBefore(Date.now(), askedAt, calm, Math.random()))
  }
  const run = async (): Promise<void> => {
    timer = undefined
    askedAt = Date.now()
    isBusy = true
    const modules = [...due]
    due = new Set()
    await Promise.race([refresh(modules), new Promise((done) => setTimeout(done, patience))]).catch(() => undefined)
    isBusy = false
    soon()
  }
  return {
    changed(modules: readonly string[]): void {
      for (const module of modules) due.add(module)
      soon()
    },
    stop(): void {
      clearTimeout(timer)
      due.clear()
    },
  }
}
