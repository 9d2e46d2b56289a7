import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The product as its user starts it: by its command line, in a process of its own. */
export interface RunningProduct {
  desk: string
  field: string
  public: string
  /** Of the first run without a county. */
  setup?: string
  accounts: readonly { role: string; place: string; username: string; password: string }[]
  stop(): Promise<void>
}

const cli = fileURLToPath(new URL('../../src/main/cli.ts', import.meta.url))

/** Starts `demo`, or `start` on an empty folder, on free ports and in a folder of its own, which goes when it ends. */
export async function startProduct(kind: 'demo' | 'start'): Promise<RunningProduct> {
  const place = await newPlace()
  const product = await runIn(place, kind)
  return {
    ...product,
    async stop() {
      await product.stop()
      place.remove()
    },
  }
}

/** A folder and a port for a product that is started more than once. */
export interface Place {
  folder: string
  port: number
  remove(): void
}

export async function newPlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'lianfang-journey-'))
  // Under root the database is another user's, who must pass through here.
  chmodSync(folder, 0o711)
  return { folder, port: await freePort(), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Starts the product in a place; `at` sets the clock of a demo county, to go on from there. */
export async function runIn({ folder, port }: Place, kind: 'demo' | 'start', at?: Date): Promise<RunningProduct> {
  const given = [cli, kind, '--data', join(folder, 'data'), '--port', String(port), '--json']
  const child = spawn(process.execPath, at ? [...given, '--at', at.toISOString()] : given, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LANG: 'zh_CN.UTF-8' },
  })
  const ready = await readReady(child)
  return running(ready, async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  })
}

/** A demo county that somebody started already, by the last line that it printed with `--json`; it goes on after the journeys. */
export function startedProduct(line: string): RunningProduct {
  return running(JSON.parse(line) as Ready, async () => {})
}

function running(ready: Ready, stop: () => Promise<void>): RunningProduct {
  return {
    desk: ready.desk,
    field: ready.field,
    public: ready.public,
    ...(ready.setup ? { setup: ready.setup } : {}),
    accounts: ready.accounts ? JSON.parse(readFileSync(ready.accounts, 'utf8')) : [],
    stop,
  }
}

interface Ready {
  ready: true
  desk: string
  field: string
  public: string
  accounts?: string
  setup?: string
}

function readReady(child: ChildProcess): Promise<Ready> {
  return new Promise((resolve, reject) => {
    let said = ''
    let errors = ''
    child.stderr?.on('data', (piece) => {
      errors += piece
    })
    child.stdout?.on('data', (piece) => {
      said += piece
      const line = said.split('\n').find((one) => one.startsWith('{"ready":true'))
      if (line) resolve(JSON.parse(line) as Ready)
    })
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}: ${errors.slice(-2000)}`)))
  })
}

/** Two neighbouring free ports: desk and public. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 20_000)
    if ((await isFree(port)) && (await isFree(port + 1))) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
