/**
 * The database that comes with the product: a PostgreSQL cluster inside the data folder, made when absent, started,
 * watched, restarted when it dies, and stopped cleanly.
 */
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Address, chooseAddress, listenArguments, urlOf } from './address.ts'
import { reachableBinaries } from './binaries.ts'
import { asSetupError, SetupError } from './errors.ts'
import { clusterVersion, initCluster, makeOwned, SUPERUSER } from './initdb.ts'
import { canReach, databaseUser } from './os-user.ts'
import { type ServerPlan, startServer, stopServer } from './postmaster.ts'
import { pause } from './process.ts'

/** What happens to a cluster, for whoever shows progress. */
export type ClusterEvent = 'making' | 'starting' | 'died' | 'restarted'

/** Choices for opening a cluster. */
export interface ClusterOptions {
  /** The data folder; the cluster lives in its `postgres`, its socket in `run`, its log in `log`. */
  folder: string
  /** Password of the superuser; it is set when the cluster is made. */
  password: string
  onEvent?: (event: ClusterEvent) => void
  /** False leaves out the final sync of a new cluster: throwaway clusters only. */
  sync?: boolean
  /** More settings of a new cluster. */
  settings?: Record<string, string>
}

/** A running cluster. */
export interface Cluster {
  address: Address
  /** Connection string of the superuser, to the database `postgres`. */
  adminUrl: string
  /** Connection string of any login to any database. */
  urlFor(user: string, password: string, database: string): string
  /** Number of the server process of this moment. */
  pid(): number | undefined
  /** Ends the server cleanly; afterwards it is not restarted. */
  stop(): Promise<void>
}

/** A new cluster takes 40 MB and its first log segments; a running one needs some room to write at all. */
const ROOM_TO_MAKE = 200 * 1024 * 1024
const ROOM_TO_START = 24 * 1024 * 1024
const LARGEST_LOG = 10 * 1024 * 1024
/** Waits before the restarts of a server that keeps dying, in milliseconds; the last one repeats. */
const BACK_OFF = [0, 200, 1000, 5000]
const STABLE_AFTER = 30_000

/** The folder of the cluster inside a data folder. */
export function dataFolderOf(folder: string): string {
  return join(folder, 'postgres')
}

/** Opens the cluster of the data folder: makes it when absent, starts it, and keeps it running until `stop`. */
export async function openCluster(options: ClusterOptions): Promise<Cluster> {
  try {
    const { plan, address } = await prepare(options)
    options.onEvent?.('starting')
    return watch(plan, address, options, await startServer(plan))
  } catch (error) {
    throw asSetupError(error, options.folder)
  }
}

async function prepare(options: ClusterOptions): Promise<{ plan: ServerPlan; address: Address }> {
  const { folder } = options
  const dataFolder = dataFolderOf(folder)
  const user = databaseUser(dataFolder)
  if (user && !canReach(folder, user)) throw new SetupError('folder-unreachable', { path: folder, user: user.name })
  const binaries = reachableBinaries(folder, user)
  const version = clusterVersion(dataFolder)
  if (version !== undefined && version !== binaries.major) {
    const newer = version > binaries.major
    throw new SetupError(newer ? 'database-version-newer' : 'database-version-old', {
      path: dataFolder,
      found: version,
      ours: binaries.major,
    })
  }
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < (version === undefined ? ROOM_TO_MAKE : ROOM_TO_START)) {
    throw new SetupError('disk-full', { path: folder })
  }
  makeOwned(join(folder, 'run'), user)
  if (version === undefined) {
    if (existsSync(dataFolder)) throw new SetupError('folder-foreign', { path: dataFolder })
    options.onEvent?.('making')
    const { password, sync = true, settings = {} } = options
    await initCluster({ binaries, user, dataFolder, password, sync, settings })
  }
  const address = await chooseAddress(folder)
  const logFile = freshLog(folder)
  return { address, plan: { binaries, dataFolder, logFile, user, args: listenArguments(address) } }
}

function watch(plan: ServerPlan, address: Address, options: ClusterOptions, first: ChildProcess): Cluster {
  let server = first
  let isStopping = false
  let restarting: Promise<void> = Promise.resolve()

  const follow = (child: ChildProcess, deaths: number) => {
    const begun = Date.now()
    const onExit = () => {
      if (isStopping) return
      options.onEvent?.('died')
      restarting = restart(Date.now() - begun > STABLE_AFTER ? 0 : deaths)
    }
    if (child.exitCode !== null || child.signalCode !== null) onExit()
    else child.once('exit', onExit)
    child.unref()
  }
  const restart = async (deaths: number) => {
    for (let tries = deaths; !isStopping; tries += 1) {
      await pause(BACK_OFF[Math.min(tries, BACK_OFF.length - 1)] ?? 0)
      if (isStopping) return
      try {
        server = await startServer(plan)
        follow(server, tries + 1)
        options.onEvent?.('restarted')
        return
      } catch {
        // The reason stands in the server's log; a full disk or a missing folder may be mended while we wait.
      }
    }
  }
  follow(first, 0)
  return {
    address,
    adminUrl: urlOf(address, SUPERUSER, options.password, 'postgres'),
    urlFor: (user, password, database) => urlOf(address, user, password, database),
    pid: () => server.pid,
    stop: async () => {
      isStopping = true
      await restarting
      if (server.pid !== undefined && server.exitCode === null && server.signalCode === null) {
        await stopServer(server.pid)
      }
    },
  }
}

/** The log file; one that grew large is set aside first, so two are kept at most. */
function freshLog(folder: string): string {
  mkdirSync(join(folder, 'log'), { recursive: true, mode: 0o700 })
  const file = join(folder, 'log', 'postgres.log')
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG) renameSync(file, `${file}.1`)
  return file
}
