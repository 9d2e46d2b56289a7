/**
 * One PostgreSQL server process: starting it, reading its `postmaster.pid`, stopping it. The file is PostgreSQL's own
 * safeguard against two servers on one folder, so it is read here and never deleted.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Address } from './address.ts'
import type { Binaries } from './binaries.ts'
import { SetupError } from './errors.ts'
import type { OsUser } from './os-user.ts'
import { isAlive, isServerOf, pause, until } from './process.ts'

/** What `postmaster.pid` says. */
export interface PostmasterFile {
  pid: number
  /** Where the server listens; undefined while it has not got so far. */
  address: Address | undefined
  /** `starting`, `ready`, `stopping` or, in a file just made, empty. */
  status: string
}

/** What it takes to start the server of one data folder. */
export interface ServerPlan {
  binaries: Binaries
  dataFolder: string
  logFile: string
  user: OsUser | undefined
  /** Arguments after `-D`. */
  args: string[]
}

/** How long a server may take to end, and an old one to get out of the way, in milliseconds. */
const PATIENCE = 30_000
const QUIT_PATIENCE = 10_000
/** A server that recovers after a crash reads its log first, which may take minutes on an office disk. */
const READY_PATIENCE = 600_000
const RETRY_EVERY = 150

/** Refusals that end by themselves as soon as the last processes of a killed server are gone. */
const PASSING = [/lock file ".*" already exists/, /pre-existing shared memory block/, /Address already in use/]

/** The parsed `postmaster.pid`, or undefined when there is none (or none that can be read yet). */
export function readPostmasterFile(dataFolder: string): PostmasterFile | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  const port = Number(lines[3])
  const socket = lines[4]?.trim()
  const host = lines[5]?.trim()
  const address = socket ? { socket, port } : host ? { host, port } : undefined
  return { pid, address, status: lines[7]?.trim() ?? '' }
}

/** The number of the server that runs on the folder now, whoever started it. */
export function runningServer(dataFolder: string): number | undefined {
  const file = readPostmasterFile(dataFolder)
  return file && isServerOf(file.pid, dataFolder) ? file.pid : undefined
}

/**
 * Starts the server and resolves when it takes connections. A server left over from a killed supervisor is stopped
 * first, and one that is dying is waited for, up to 30 s.
 */
export async function startServer(plan: ServerPlan): Promise<ChildProcess> {
  const end = Date.now() + PATIENCE
  for (;;) {
    const old = runningServer(plan.dataFolder)
    if (old !== undefined) await stopServer(old)
    const begin = sizeOf(plan.logFile)
    const child = launch(plan)
    if (await becomesReady(child, plan.dataFolder)) return child
    const said = tail(plan.logFile, begin)
    if (!PASSING.some((pattern) => pattern.test(said)) || Date.now() >= end) throw refusal(plan, said)
    await pause(RETRY_EVERY)
  }
}

/** Ends a server: first as at a shutdown of the machine (sessions are cut, all is written), then without writing. */
export async function stopServer(pid: number): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', PATIENCE],
    ['SIGQUIT', QUIT_PATIENCE],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return
      throw new SetupError('database-stop-failed', { pid }, error)
    }
    if (await until(() => !isAlive(pid), patience)) return
  }
  throw new SetupError('database-stop-failed', { pid })
}

function launch(plan: ServerPlan): ChildProcess {
  const log = openSync(plan.logFile, 'a', 0o600)
  try {
    const child = spawn(plan.binaries.postgres, ['-D', plan.dataFolder, ...plan.args], {
      cwd: plan.dataFolder,
      // A session of its own: the terminal's Ctrl-C must not reach the server before its clients have ended.
      detached: true,
      stdio: ['ignore', log, log],
      env: { PATH: process.env.PATH, LC_ALL: 'C', ...excuse(plan.dataFolder) },
      ...(plan.user && { uid: plan.user.uid, gid: plan.user.gid }),
    })
    child.on('error', () => {})
    return child
  } finally {
    closeSync(log)
  }
}

/**
 * PostgreSQL takes a live process with the number in a stale `postmaster.pid` for a server, unless it is told that the
 * number is that of a process which started it: `pg_ctl` uses this variable so. It is set only for a number that
 * belongs to no server of this folder (numbers are used again, above all after a container's restart) or to a zombie.
 * PostgreSQL's second safeguard, the shared memory of the old server, stays in force.
 */
function excuse(dataFolder: string): Record<string, string> {
  const file = readPostmasterFile(dataFolder)
  if (!file || isServerOf(file.pid, dataFolder)) return {}
  return { PG_GRANDPARENT_PID: String(file.pid) }
}

async function becomesReady(child: ChildProcess, dataFolder: string): Promise<boolean> {
  const isReady = () => {
    const file = readPostmasterFile(dataFolder)
    return file?.pid === child.pid && file?.status === 'ready'
  }
  const hasEnded = () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null
  await until(() => hasEnded() || isReady(), READY_PATIENCE)
  return !hasEnded() && isReady()
}

function refusal(plan: ServerPlan, said: string): SetupError {
  const params = { path: plan.dataFolder, log: plan.logFile, said: lastWords(said) }
  if (/No space left on device/.test(said)) return new SetupError('disk-full', params)
  if (/Permission denied|has wrong ownership|has invalid permissions/.test(said)) {
    return new SetupError('no-permission', params)
  }
  return new SetupError('database-start-failed', params)
}

function lastWords(said: string): string {
  const lines = said.split('\n').filter((line) => /FATAL|PANIC|ERROR|error/.test(line))
  return lines.at(-1)?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '') ?? 'no message'
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

function tail(file: string, begin: number): string {
  try {
    return readFileSync(file).subarray(begin).toString('utf8')
  } catch {
    return ''
  }
}
