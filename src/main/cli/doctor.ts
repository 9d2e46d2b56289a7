/** `lianfang doctor`: what is wrong with this installation and how to mend it. Changes nothing. */
import { spawnSync } from 'node:child_process'
import { existsSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { keysFolder, readMarker } from '#platform/server/install/folder.ts'
import { type Holder, holderOf } from '#platform/server/install/lock.ts'
import { findBinaries } from '#platform/server/postgres/binaries.ts'
import { dataFolderOf } from '#platform/server/postgres/cluster.ts'
import { runningServer } from '#platform/server/postgres/postmaster.ts'
import { loadSecrets, secretsFile } from '#platform/server/postgres/secrets.ts'
import { isPortFree } from '../supervisor/ports.ts'
import { isWebFresh } from '../supervisor/web-build.ts'
import type { Arguments } from './arguments.ts'
import { foreignUrl, runningDatabase } from './database.ts'
import type { Check } from './doctor-check.ts'
import { checkDatabase } from './doctor-database.ts'
import { sayFinding } from './doctor-messages.ts'
import { say } from './messages.ts'
import { CHECKOUT, installedFolder } from './place.ts'

const GIGABYTE = 1024 ** 3
const LOW_ROOM = 2
const NO_ROOM = 0.2

/** Looks at everything and prints a line for each; 1 when something is wrong. */
export async function runDoctor(args: Arguments): Promise<number> {
  const folder = installedFolder(args.data)
  const checks = await examine(folder, args)
  const failed = checks.filter((check) => check.level === 'fail').length
  const warned = checks.filter((check) => check.level === 'warn').length
  if (args.json) {
    const list = checks.map(({ level, finding, params }) => ({ level, finding, ...sayFinding(finding, params) }))
    process.stdout.write(`${JSON.stringify({ ok: failed === 0, checks: list })}\n`)
  } else {
    for (const { level, finding, params } of checks) {
      const { text, mend } = sayFinding(finding, params)
      process.stdout.write(`${say(`level.${level}`).padEnd(4)}  ${text}\n`)
      if (mend !== undefined && level !== 'ok') process.stdout.write(`      ${say('doctor.mend')} ${mend}\n`)
    }
    if (failed > 0) process.stdout.write(`${say('doctor.failed', { count: failed })}\n`)
    else process.stdout.write(`${warned > 0 ? say('doctor.warned', { count: warned }) : say('doctor.sound')}\n`)
  }
  return failed > 0 ? 1 : 0
}

/** All findings about an installation. */
export async function examine(folder: string, args: Pick<Arguments, 'host' | 'port'>): Promise<Check[]> {
  const holder = holderOf(folder)
  const checks: Check[] = [{ level: 'ok', finding: 'node.ok', params: { version: process.versions.node } }]
  if (!foreignUrl()) checks.push(programs())
  const marker = readMarker(folder)
  if (marker) {
    checks.push(ownership(folder, marker.kind), ...secrecy(folder), room(folder), server(folder, holder))
    checks.push(...(await database(folder)))
  } else {
    checks.push({ level: 'warn', finding: 'folder.none', params: { path: folder } })
  }
  const isFresh = isWebFresh(CHECKOUT)
  checks.push({ level: isFresh ? 'ok' : 'warn', finding: isFresh ? 'web.ok' : 'web.stale', params: {} })
  if (!holder) checks.push(...(await ports(args)))
  return checks
}

function programs(): Check {
  try {
    const { postgres, version } = findBinaries()
    const said = spawnSync(postgres, ['--version'], { encoding: 'utf8' })
    if (said.status === 0) return { level: 'ok', finding: 'programs.ok', params: { version } }
    return failedPrograms(said.stderr || String(said.error ?? said.status))
  } catch (error) {
    return failedPrograms((error as Error).message)
  }
}

function failedPrograms(said: string): Check {
  return { level: 'fail', finding: 'programs.fail', params: { said: said.trim(), path: CHECKOUT } }
}

function ownership(folder: string, kind: string): Check {
  const isOwner = statSync(folder).uid === process.getuid?.()
  if (isOwner) return { level: 'ok', finding: 'folder.ok', params: { path: folder, kind } }
  return { level: 'fail', finding: 'folder.owner', params: { path: folder } }
}

function secrecy(folder: string): Check[] {
  const wanted: [string, string][] = [
    [secretsFile(folder), '600'],
    [join(folder, 'accounts.json'), '600'],
    [keysFolder(folder), '700'],
  ]
  const open = wanted.flatMap(([path, mode]): Check[] => {
    const found = statSync(path, { throwIfNoEntry: false })
    if (!found || (found.mode & 0o077) === 0) return []
    const params = { path, mode: (found.mode & 0o777).toString(8), wanted: mode }
    return [{ level: 'fail', finding: 'folder.open', params }]
  })
  return open.length > 0 ? open : [{ level: 'ok', finding: 'secrets.ok', params: {} }]
}

function room(folder: string): Check {
  const { bavail, bsize } = statfsSync(folder)
  const free = (bavail * bsize) / GIGABYTE
  const params = { free: free.toFixed(1), path: folder }
  if (free < NO_ROOM) return { level: 'fail', finding: 'room.low', params }
  return free < LOW_ROOM ? { level: 'warn', finding: 'room.low', params } : { level: 'ok', finding: 'room.ok', params }
}

function server(folder: string, holder: Holder | undefined): Check {
  if (holder) return { level: 'ok', finding: 'server.up', params: { url: holder.url, pid: holder.pid } }
  const pid = runningServer(dataFolderOf(folder))
  if (pid !== undefined) return { level: 'warn', finding: 'server.orphan', params: { pid } }
  return { level: 'warn', finding: 'server.down', params: {} }
}

/** Findings inside the database; none when ours is down, which an earlier line says. */
async function database(folder: string): Promise<Check[]> {
  if (!existsSync(secretsFile(folder))) return []
  const found = runningDatabase(folder, loadSecrets(folder))
  return found ? checkDatabase(found, folder) : []
}

async function ports({ host, port }: Pick<Arguments, 'host' | 'port'>): Promise<Check[]> {
  const wanted = port === 0 ? [] : [port, port + 1]
  const taken: Check[] = []
  for (const one of wanted) {
    if (!(await isPortFree(host, one))) taken.push({ level: 'fail', finding: 'port.taken', params: { port: one } })
  }
  return taken.length > 0 ? taken : [{ level: 'ok', finding: 'port.ok', params: { port, next: port + 1 } }]
}
