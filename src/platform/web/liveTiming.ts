/** When an open screen asks again after it has heard of a change. Times in milliseconds. */

/** At most one refresh of a read in this time, however busy the county is. */
export const calmFor = 1_500
/** The same for a read that follows many modules: a board on a wall is looked at, not worked on. */
export const boardCalmFor = 500
/**
 * Everybody hears of a change in the same moment; asking is spread over this time, so that the last answer comes no later and
 * the server has no crowd at its door.
 */
export const spreadOver = 250

/**
 * How long to wait from now: the first change after a calm while is asked for at once, those that follow when the calm is over.
 * `chance` is between 0 and 1, `askedAt` when the read was asked for last.
 */
export function waitBefore(now: number, askedAt: number, calm: number, chance: number): number {
  return Math.max(0, askedAt + calm - now) + chance * spreadOver
}

/** A refresh that takes longer than this no longer holds up the next one. */
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
