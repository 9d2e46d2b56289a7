/**
 * The data folder: secrets, keys, logs, and the cluster when it is ours. A marker file says that a folder is one, and
 * whether its county is real; nothing is ever wiped or mixed without it.
 */
import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { dataFolderOf } from '../postgres/cluster.ts'
import { asSetupError, SetupError } from '../postgres/errors.ts'
import { canReach, databaseUser } from '../postgres/os-user.ts'
import { runningServer, stopServer } from '../postgres/postmaster.ts'
import { writeOwnerOnly } from '../postgres/secrets.ts'
import { LOCK } from './lock.ts'

/** A demo folder holds generated persons only; a main folder a real county. */
export type FolderKind = 'demo' | 'main'

/** What the marker file says. */
export interface Marker {
  product: 'lianfang'
  kind: FolderKind
  /** True once the demo county stands completely; a load that was cut short is begun again. */
  isLoaded?: boolean
}

const MARKER = 'lianfang.json'
const SYSTEM_PLACE = '/var/lib/lianfang'

/**
 * `.data/KIND` of the checkout; a replay, whose county lives in January 2020, has its own. For root, whose database runs as another user, a folder under /var/lib when that user
 * cannot reach the checkout; its name carries a digest of the checkout, so that two checkouts keep apart.
 */
export function defaultFolder(checkout: string, kind: FolderKind | 'replay'): string {
  const user = databaseUser()
  if (!user || canReach(checkout, user)) return join(checkout, '.data', kind)
  const digest = createHash('sha256').update(checkout).digest('hex').slice(0, 8)
  return join(SYSTEM_PLACE, `${kind}-${digest}`)
}

/** Makes the folder when absent and checks that it is ours and of this kind. */
export function openFolder(folder: string, kind: FolderKind): Marker {
  try {
    makeFolder(folder)
    const marker = readMarker(folder)
    if (marker) {
      if (marker.kind === kind) return withKeys(folder, marker)
      throw new SetupError(kind === 'demo' ? 'demo-in-real-folder' : 'real-in-demo-folder', { path: folder })
    }
    if (readdirSync(folder).some((name) => name !== LOCK)) throw new SetupError('folder-foreign', { path: folder })
    const made: Marker = { product: 'lianfang', kind }
    writeMarker(folder, made)
    return withKeys(folder, made)
  } catch (error) {
    throw asSetupError(error, folder)
  }
}

/** The marker of a folder, or undefined when the folder is not ours (or not there). */
export function readMarker(folder: string): Marker | undefined {
  try {
    const marker = JSON.parse(readFileSync(join(folder, MARKER), 'utf8')) as Marker
    return marker.product === 'lianfang' ? marker : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EACCES') throw asSetupError(error, folder)
    return undefined
  }
}

/** Writes the marker. */
export function writeMarker(folder: string, marker: Marker): void {
  writeOwnerOnly(join(folder, MARKER), `${JSON.stringify(marker)}\n`)
}

/** Empties a demo folder but for its lock, which the caller holds; refuses any other folder. */
export async function wipeDemo(folder: string): Promise<void> {
  const marker = readMarker(folder)
  if (!marker) throw new SetupError('folder-foreign', { path: folder })
  if (marker.kind !== 'demo') throw new SetupError('reset-real', { path: folder })
  const server = runningServer(dataFolderOf(folder))
  if (server !== undefined) await stopServer(server)
  // The marker goes last: a wipe that is cut short can be taken up again.
  const names = readdirSync(folder).filter((name) => name !== LOCK && name !== MARKER)
  for (const name of [...names, MARKER]) rmSync(join(folder, name), { recursive: true, force: true })
}

/** Folder of the keys inside a data folder; only its owner may enter. */
export function keysFolder(folder: string): string {
  return join(folder, 'keys')
}

function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) {
    throw new SetupError('folder-foreign', { path: folder })
  }
  // Root's database user must pass through to its own part; every secret inside is closed by itself.
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700
  const first = makeAll(folder, mode)
  for (let place = folder; first !== undefined && place.startsWith(first); place = dirname(place))
    chmodSync(place, mode)
}

/**
 * Makes a folder and those above it; answers the first one made. One by one, as the runtime's own way of doing it at once turns
 * for ever where a system answers that a folder in it cannot exist.
 */
function makeAll(folder: string, mode: number): string | undefined {
  const missing: string[] = []
  for (let place = folder; !existsSync(place); place = dirname(place)) missing.unshift(place)
  try {
    for (const place of missing) mkdirSync(place, { mode })
  } catch (error) {
    // So a disk that can only be read answers, too.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw new SetupError('no-permission', { path: folder }, error)
    throw error
  }
  return missing[0]
}

function withKeys(folder: string, marker: Marker): Marker {
  mkdirSync(keysFolder(folder), { recursive: true, mode: 0o700 })
  return marker
}
