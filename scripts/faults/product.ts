import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isAlive, pause, until } from '#platform/server/postgres/process.ts'

/** What the process is told to run. */
export interface Plan {
  folder: string
  port: number
}

/** Where a product serves. */
export interface Ready {
  adminUrl: string
  desk: string
  workerUrl: string
}

/** What the process says. */
export type Told = { ready: Ready } | { pids: Record<string, number | undefined> } | { failed: string }

/** The product with everything that can be killed of it. */
export interface Killable extends Ready {
  /** Kills server, worker and database at once; with `all` the supervisor and every connection of the database too. */
  kill(all: boolean): Promise<void>
  stop(): Promise<void>
}

const entry = fileURLToPath(new URL('./product-process.ts', import.meta.url))

/** Starts the product; `databaseUrl` makes it use a database that somebody else runs. */
export async function startProduct(plan: Plan, databaseUrl?: string): Promise<Killable> {
  const { DATABASE_URL: _, ...env } = process.env
  const child = fork(entry, [], { execArgv: [], env: { ...env, ...(databaseUrl && { DATABASE_URL: databaseUrl }) } })
  child.send(plan)
  const told = await answer(child)
  if (!('ready' in told)) throw new Error('failed' in told ? told.failed : 'no word of the product')
  return {
    ...told.ready,
    async kill(all) {
      child.send('pids')
      const told = await answer(child)
      const parts = 'pids' in told ? Object.values(told.pids).filter((pid) => pid !== undefined) : []
      const victims = all ? [child.pid as number, ...parts, ...parts.flatMap(childrenOf)] : parts
      for (const pid of victims) strike(pid)
      // What nobody waits for any more is gone when the system says so.
      await until(() => !victims.some(isAlive), 5000)
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.send('stop')
      await gone
    },
  }
}

/** Asks until the server says that it is ready; answers how long that took, in milliseconds. */
export async function untilServing(desk: string, longest: number): Promise<number> {
  const begun = performance.now()
  while (performance.now() - begun < longest) {
    const status = await fetch(`${desk}readyz`, { signal: AbortSignal.timeout(2000) }).then(
      (answer) => answer.status,
      () => 0,
    )
    if (status === 200) break
    await pause(50)
  }
  return performance.now() - begun
}

function answer(child: ChildProcess): Promise<Told> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error('the product ended'))
    child.once('exit', onExit)
    child.once('message', (told: Told) => {
      child.off('exit', onExit)
      resolve(told)
    })
  })
}

function strike(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Already gone.
  }
}

/** Processes that a process has started; only Linux tells. */
function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}
