/** Runs the load generator and asks it for loads. */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What a load is. Each cookie is one client with a connection of its own. */
export interface LoadPlan {
  port: number
  cookies: string[]
  seconds: number
  what: 'write' | 'get'
  /** Writes: where to, how many records a request, and the stock its doors come from (none: invented doors). */
  path: string
  batch: number
  stock: string
  /** What a record is: a registration that uses up a door of the stock, or a pass at the first place of it, again and again. */
  deed?: 'visit' | 'pass'
  /** Reads: the addresses each client asks in turn, and how many times over at most. */
  urls: string[]
  times: number
}

/** What the clients saw; latencies in milliseconds. */
export interface LoadReport {
  requests: number
  /** Records that were accepted, or reads that were answered. */
  records: number
  seconds: number
  latencies: number[]
  refused: number
  firstRefusal: string
}

/** The load generator. */
export interface Load {
  /** Hands over the doors that writes use up, one list a client. */
  stock(name: string, doors: string[][]): Promise<void>
  /** Writes for some seconds. */
  write(
    to: { port: number; path: string; cookies: string[]; stock?: string; deed?: 'visit' | 'pass' },
    batch: number,
    seconds: number,
  ): Promise<LoadReport>
  /** Asks each address some times over, by one client a cookie. */
  read(port: number, cookies: string[], urls: string[], times: number): Promise<LoadReport>
  stop(): void
}

/** Starts the process. */
export function startLoad(): Load {
  const child = fork(fileURLToPath(new URL('./load-process.ts', import.meta.url)), [], { execArgv: [] })
  const ask = <T>(message: object, key: string) =>
    new Promise<T>((resolve, reject) => {
      child.once('message', (answer: Record<string, unknown>) => {
        if (key in answer) resolve(answer[key] as T)
        else reject(new Error(String(answer.failed)))
      })
      child.send(message)
    })
  const nothing = { path: '', batch: 0, stock: '', urls: [], times: 0 }
  const load = async (plan: LoadPlan) => {
    const report = await ask<LoadReport>({ plan }, 'report')
    if (report.refused > report.requests / 100) throw new Error(`refused: ${report.firstRefusal}`)
    return report
  }
  return {
    stock: (stock, doors) => ask({ stock, doors }, 'stocked'),
    write: ({ port, path, cookies, stock = '', deed = 'visit' }, batch, seconds) =>
      load({ ...nothing, port, path, cookies, seconds, what: 'write', batch, stock, deed }),
    read: (port, cookies, urls, times) => load({ ...nothing, port, cookies, seconds: 60, what: 'get', urls, times }),
    stop: () => void child.disconnect(),
  }
}
