/**
 * Making a new cluster. It is made beside its final place and moved there in one step, so a start that was cut short
 * leaves nothing that looks like a cluster.
 */
import { spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { SetupError } from './errors.ts'
import type { OsUser } from './os-user.ts'

/** The superuser of a cluster of ours; only installation and repair use it. */
export const SUPERUSER = 'postgres'

/**
 * Settings of a new cluster, written into its postgresql.conf where an operator may change them. Sized for a county's
 * office PC of 8 GB. Nothing here touches durability. The log keeps no row values: they may be persons.
 */
const SETTINGS: Record<string, string> = {
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  max_connections: '60',
  jit: 'off',
  random_page_cost: '1.1',
  log_line_prefix: '%m [%p] %q%u ',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** Choices of a new cluster. */
export interface InitOptions {
  binaries: Binaries
  user: OsUser | undefined
  /** Folder that will hold the cluster; its parent must be reachable by `user`. */
  dataFolder: string
  /** Password of the superuser. */
  password: string
  /** False leaves out the final sync to disk: throwaway clusters only. */
  sync: boolean
  /** More settings, over the usual ones. */
  settings: Record<string, string>
}

/** The major version that made the cluster in the folder, or undefined when there is none. */
export function clusterVersion(dataFolder: string): number | undefined {
  const file = join(dataFolder, 'PG_VERSION')
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined
}

/**
 * Makes the cluster: passwords by SCRAM on every way in, checksums on every page, UTF-8, and the order of code points,
 * which no update of a system library can change under an index. Chinese order is the work of a pinyin column.
 */
export async function initCluster(options: InitOptions): Promise<void> {
  const half = `${options.dataFolder}.part`
  rmSync(half, { recursive: true, force: true })
  makeOwned(half, options.user)
  const passwordFile = join(half, '..', '.initial-password')
  writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 })
  own(passwordFile, options.user)
  try {
    let said = await runInitdb(options, half, passwordFile, 'C.UTF-8')
    // Systems without C.UTF-8 (older macOS) all have this one; it only classifies letters, it does not sort.
    if (/invalid locale name/.test(said)) said = await runInitdb(options, half, passwordFile, 'en_US.UTF-8')
    if (said !== '') throw explain(options.dataFolder, said)
    renameSync(half, options.dataFolder)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** Makes a folder that only `user` (or this process's user) may enter. */
export function makeOwned(folder: string, user: OsUser | undefined): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  own(folder, user)
}

function own(path: string, user: OsUser | undefined): void {
  if (user) chownSync(path, user.uid, user.gid)
}

/** Runs initdb; resolves with its complaint, or with an empty string when all went well. */
function runInitdb(options: InitOptions, folder: string, passwordFile: string, ctype: string): Promise<string> {
  const args = [
    ...['-D', folder, '-U', SUPERUSER, '--pwfile', passwordFile, '-A', 'scram-sha-256', '-E', 'UTF8'],
    ...['--data-checksums', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    ...[`--lc-ctype=${ctype}`, '--text-search-config=simple', ...(options.sync ? [] : ['--no-sync'])],
  ]
  const settings = Object.entries({ ...SETTINGS, ...options.settings })
  const child = spawn(
    options.binaries.initdb,
    [...args, ...settings.map(([name, value]) => `--set=${name}=${value}`)],
    {
      cwd: folder,
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env.PATH, LC_ALL: 'C', TMPDIR: tmpdir() },
      ...(options.user && { uid: options.user.uid, gid: options.user.gid }),
    },
  )
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code) => resolve(code === 0 ? '' : said || `initdb ended with code ${code}`))
  })
}

function explain(path: string, said: string): SetupError {
  if (/No space left on device/.test(said)) return new SetupError('disk-full', { path })
  if (/Permission denied|EACCES/.test(said)) return new SetupError('no-permission', { path })
  const line = said.split('\n').find((text) => /error|FATAL|PANIC/.test(text)) ?? said.split('\n')[0] ?? ''
  return new SetupError('database-start-failed', { path, log: path, said: line.replace(/^.*?(error|FATAL):\s*/, '') })
}
