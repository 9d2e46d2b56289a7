/**
 * The product on one machine: database, installation, web and processes, started in the order that serves soonest,
 * watched, and ended in the reverse order. Everything the command line, a test or a bench needs to run it.
 */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type FolderKind, keysFolder, openFolder, wipeDemo, writeMarker } from '#platform/server/install/folder.ts'
import { install } from '#platform/server/install/install.ts'
import { type Lock, takeLock } from '#platform/server/install/lock.ts'
import { openCluster } from '#platform/server/postgres/cluster.ts'
import { asSetupError, SetupError } from '#platform/server/postgres/errors.ts'
import { loadSecrets, writeOwnerOnly } from '#platform/server/postgres/secrets.ts'
import type { Clock, Runtime } from '#platform/server/runtime.ts'
import { foreignUrl } from './cli/database.ts'
import { say } from './cli/messages.ts'
import { CHECKOUT, WEB_ROOT } from './cli/place.ts'
import type { Progress } from './cli/progress.ts'
import { clockOfReplay, isPlayed, isReplayFolder, setPosition } from './demo/replay/position.ts'
import { afterMigrate } from './supervisor/after-migrate.ts'
import { type Child, type ChildPlan, keepChild } from './supervisor/children.ts'
import { type DemoAccount, dropDatabase, findKeys, hasCounty, loadDemoCounty } from './supervisor/county.ts'
import { playClock } from './supervisor/played-clock.ts'
import { checkPort } from './supervisor/ports.ts'
import { buildWeb } from './supervisor/web-build.ts'

/** What to run, and where. */
export interface SupervisorOptions {
  kind: FolderKind
  /** Data folder, absolute. */
  folder: string
  host: string
  /** Port of the desk; the public site takes the next one; 0 takes free ones. */
  port: number
  /** Removes the data of a demo folder first. */
  reset: boolean
  /** Loads the demo county for a replay: its emergency begins, and its clock stands, on 24 January 2020. */
  replay?: boolean
  /** Sets the clock of a demo county to a moment (milliseconds since 1970), where it runs on; `now` gives it the real one back. */
  at?: number | 'now'
  tls?: { cert: string; key: string }
  /** Serves the web as it was built last, whatever its sources say: for tests of what lies behind it. */
  keepsWeb?: boolean
  progress: Progress
  /** Ends the start, or the running product. */
  signal: AbortSignal
}

/** The running product. */
export interface Product {
  /** Addresses, each with a slash at its end. */
  desk: string
  field: string
  public: string
  /** Address of the first-run page while no county exists. */
  setup?: string
  /** The demo accounts and the file that keeps them. */
  accounts?: { file: string; list: DemoAccount[] }
  runtime: Runtime
  adminUrl: string
  /** Sets the clock of the internal server, while a past time is replayed. */
  setClock(clock: Clock): Promise<void>
  /** Numbers of the product's processes of this moment, by name; tests kill them. */
  pids(): Record<string, number | undefined>
  /** Ends processes and database; safe to call again. */
  stop(): Promise<void>
}

const ENTRIES = ['internal', 'public', 'worker'] as const

/** Starts the product and resolves when it serves. */
export async function supervise(options: SupervisorOptions): Promise<Product> {
  const closers: (() => unknown)[] = []
  let closing: Promise<void> | undefined
  const stop = () => {
    closing ??= close(closers)
    return closing
  }
  const onAbort = () => void stop()
  options.signal.addEventListener('abort', onAbort)
  try {
    return await start(options, closers, stop)
  } catch (error) {
    await stop()
    options.signal.throwIfAborted()
    throw asSetupError(error, options.folder)
  }
}

async function start(
  options: SupervisorOptions,
  closers: (() => unknown)[],
  stop: () => Promise<void>,
): Promise<Product> {
  const { folder, host, progress, signal } = options
  const lock = await openLocked(options, closers)
  const secrets = loadSecrets(folder)
  const web = options.keepsWeb ? undefined : buildWeb(CHECKOUT)
  closers.push(() => web?.cancel())
  const built = web?.isBuilding
    ? progress.step('step.building', () => web.done)
    : (web?.done ?? Promise.resolve('fresh'))
  // The web's failure is reported where it is awaited; until then it must not end the process.
  built.catch(() => {})

  let runtime: Runtime
  let clusterPid: () => number | undefined = () => undefined
  const opening = openAdmin()
  const serving = Promise.withResolvers<void>()
  serving.promise.catch(() => {})
  const starting = ENTRIES.map(forkEntry)
  for (const child of starting) child.catch(() => {})
  // Closers run from the last to the first: processes that still wait are let go, all end, and the database ends last.
  closers.push(() => serving.reject(new Error('stopped')))

  const adminUrl = await opening
  signal.throwIfAborted()
  const installOptions = { adminUrl, secrets, folder, afterMigrate }
  let { database, urls } = await progress.step('step.installing', () => install(installOptions))
  runtime = {
    folder,
    database: urls,
    host,
    port: options.port,
    publicPort: options.port === 0 ? 0 : options.port + 1,
    demo: options.kind === 'demo',
    webRoot: WEB_ROOT,
    ...(options.tls && { tls: options.tls }),
    ...((options.replay || isReplayFolder(folder)) && { clock: clockOfReplay(folder) }),
  }
  let isFounded = await hasCounty(urls.migrator)
  if (options.kind === 'demo') await ensureDemo()
  if (isFounded) await requireKeys()
  if (!runtime.clock && isPlayed(folder)) runtime.clock = clockOfReplay(folder)
  if (isFounded) await playClock(urls.migrator, runtime.clock)
  if (!isFounded) runtime.firstRunToken = randomBytes(32).toString('base64url')
  signal.throwIfAborted()
  if ((await built) === 'absent') progress.note(say('note.web-absent'))
  signal.throwIfAborted()
  serving.resolve()
  const children = await progress.step('step.serving', () => Promise.all(starting))
  const product = addressesOf(options, runtime, children)
  lock.announce(product.desk, runtime.port)
  const pids = () => ({
    postgres: clusterPid(),
    ...Object.fromEntries(ENTRIES.map((name, index) => [name, children[index]?.pid()])),
  })
  const setClock = async (clock: Clock) => {
    runtime.clock = clock
    await playClock(urls.migrator, clock)
    await children[ENTRIES.indexOf('internal')]?.setClock(clock)
  }
  return { ...product, runtime, adminUrl, setClock, pids, stop }

  async function openAdmin(): Promise<string> {
    const foreign = foreignUrl()
    if (foreign) return foreign
    const opening = openCluster({
      folder,
      password: secrets.superuser,
      onEvent: (event) => {
        const log = join(folder, 'log', 'postgres.log')
        const isStep = event === 'making' || event === 'starting'
        progress.note(isStep ? `${say(`step.${event}`)} ...` : say(`note.${event}`, { log }))
      },
    })
    closers.push(async () => (await opening.catch(() => undefined))?.stop())
    const cluster = await opening
    clusterPid = cluster.pid
    return cluster.adminUrl
  }

  /** Without its keys nothing could be read or written; said now, not at each request. */
  async function requireKeys(): Promise<void> {
    const [lost] = (await findKeys(urls.migrator, folder)).missing
    if (lost !== undefined) throw new SetupError('file-lost', { path: join(keysFolder(folder), `${lost}.key`) })
  }

  /** A load that was cut short left half a county: it is dropped and loaded again, but only in a cluster of ours. */
  async function ensureDemo(): Promise<void> {
    const marker = openFolder(folder, 'demo')
    if (isFounded && marker.isLoaded) return
    if (isFounded) {
      if (foreignUrl()) throw new SetupError('demo-in-real-folder', { path: database })
      await dropDatabase(adminUrl, database)
      ;({ database, urls } = await install(installOptions))
      runtime.database = urls
    }
    const accounts = await progress.step('step.loading', () => loadDemoCounty(runtime, adminUrl, progress.detail))
    writeOwnerOnly(accountsFile(folder), `${JSON.stringify(accounts, null, 2)}\n`)
    writeMarker(folder, { ...marker, isLoaded: true })
    isFounded = true
  }

  function forkEntry(name: (typeof ENTRIES)[number]): Promise<Child> {
    const plan: ChildPlan = {
      name,
      entry: fileURLToPath(new URL(`./${name}.ts`, import.meta.url)),
      runtime: () => runtime,
      onDied: (log) => progress.note(say('note.child-died', { name, log })),
      onBack: () => progress.note(say('note.child-back', { name })),
    }
    const child = keepChild(plan, folder, serving.promise)
    closers.push(async () => (await child.catch(() => undefined))?.stop())
    return child
  }
}

/** The folder made and locked, the ports free, and a demo emptied when asked. */
async function openLocked(options: SupervisorOptions, closers: (() => unknown)[]): Promise<Lock> {
  const { folder, host, port, kind, progress } = options
  if (options.reset && kind !== 'demo') throw new SetupError('reset-real', { path: folder })
  if (options.reset && foreignUrl()) throw new SetupError('reset-external')
  openFolder(folder, kind)
  const lock = takeLock(folder)
  closers.push(lock.release)
  if (port !== 0) {
    await checkPort(host, port, lock.wasLeftBehind)
    await checkPort(host, port + 1, lock.wasLeftBehind)
  }
  if (options.reset) {
    await progress.step('step.reset', () => wipeDemo(folder))
    openFolder(folder, kind)
  }
  if (options.replay && openFolder(folder, kind).isLoaded && !isReplayFolder(folder))
    throw new SetupError('replay-needs-own', { path: folder })
  if (options.at !== undefined) setPosition(folder, options.at)
  return lock
}

type Addresses = Pick<Product, 'desk' | 'field' | 'public' | 'setup' | 'accounts'>

function addressesOf(options: SupervisorOptions, runtime: Runtime, children: Child[]): Addresses {
  runtime.port = children[0]?.port ?? runtime.port
  runtime.publicPort = children[1]?.port ?? runtime.publicPort
  const scheme = options.tls ? 'https' : 'http'
  // An address that stands for all of the machine's is none that a browser could open.
  const isAny = options.host === '0.0.0.0' || options.host === '::'
  const name = isAny ? '127.0.0.1' : options.host.includes(':') ? `[${options.host}]` : options.host
  const desk = `${scheme}://${name}:${runtime.port}/`
  const setup = runtime.firstRunToken && `${desk}setup?token=${runtime.firstRunToken}`
  const accounts = options.kind === 'demo' && readAccounts(options.folder)
  return {
    desk,
    field: `${desk}field/`,
    public: `${scheme}://${name}:${runtime.publicPort}/`,
    ...(setup && { setup }),
    ...(accounts && { accounts }),
  }
}

function accountsFile(folder: string): string {
  return join(folder, 'accounts.json')
}

function readAccounts(folder: string): { file: string; list: DemoAccount[] } {
  const file = accountsFile(folder)
  return { file, list: JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[] }
}

/** Ends the newest first; one that fails does not keep the others alive. */
async function close(closers: (() => unknown)[]): Promise<void> {
  const problems: unknown[] = []
  while (closers.length > 0) {
    try {
      await closers.pop()?.()
    } catch (error) {
      problems.push(error)
    }
  }
  if (problems.length > 0) throw problems[0]
}
