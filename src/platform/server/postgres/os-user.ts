/**
 * PostgreSQL refuses to run as root. Started by root, the product gives it an operating system user of its own; started
 * by anybody else, it runs as that user.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { SetupError } from './errors.ts'

/** The operating system user that owns and runs the database. */
export interface OsUser {
  name: string
  uid: number
  gid: number
}

const OWN = 'lianfang'
/** Users that Unix systems bring along and that own nothing of value, for machines where no user can be made. */
const SPARE = ['postgres', 'nobody', 'daemon']

/**
 * The user for the database, or undefined when this process is not root and simply keeps its own.
 * The owner of an existing data folder stays its user; PostgreSQL accepts no other.
 */
export function databaseUser(dataFolder?: string): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = dataFolder === undefined ? undefined : statSync(dataFolder, { throwIfNoEntry: false })?.uid
  if (owner !== undefined && owner !== 0) {
    const known = users().find((user) => user.uid === owner)
    if (known) return known
  }
  const existing = find(OWN)
  if (existing) return existing
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', OWN], { stdio: 'ignore' })
  const chosen = [OWN, ...SPARE].map(find).find((user) => user !== undefined && user.uid !== 0)
  if (!chosen) throw new SetupError('no-os-user')
  return chosen
}

/** True when `user` may pass through every folder of `path` (by permission bits) and into it when it is a folder. */
export function canReach(path: string, user: OsUser): boolean {
  for (let place = path; ; place = dirname(place)) {
    const found = statSync(place, { throwIfNoEntry: false })
    if (found?.isDirectory() && !hasBit(found, user, 0o1)) return false
    if (place === dirname(place)) return true
  }
}

/** True when `user` may read the file and, where `execute` is set, run it. */
export function canRead(file: string, user: OsUser, execute = false): boolean {
  const found = statSync(file, { throwIfNoEntry: false })
  return found !== undefined && hasBit(found, user, 0o4) && (!execute || hasBit(found, user, 0o1))
}

function hasBit(stats: Stats, user: OsUser, bit: number): boolean {
  if (stats.uid === user.uid) return (stats.mode & (bit << 6)) !== 0
  if (stats.gid === user.gid) return (stats.mode & (bit << 3)) !== 0
  return (stats.mode & bit) !== 0
}

function find(name: string): OsUser | undefined {
  return users().find((user) => user.name === name)
}

function users(): OsUser[] {
  try {
    return readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .map((line) => line.split(':'))
      .filter((fields) => fields.length >= 4)
      .map((fields) => ({ name: fields[0] ?? '', uid: Number(fields[2]), gid: Number(fields[3]) }))
  } catch {
    return []
  }
}
