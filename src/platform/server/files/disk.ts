import { randomUUID } from 'node:crypto'
import * as promises from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Problem, problems } from '../../contract/index.ts'

/** What is asked of the machine's files; another one stands in for a full disk in tests. */
export type FileSystem = Pick<
  typeof promises,
  'link' | 'mkdir' | 'open' | 'readFile' | 'readdir' | 'rename' | 'rm' | 'stat' | 'statfs' | 'utimes'
>

/** One entry of a folder. */
export interface Entry {
  name: string
  /** When it was last written, in milliseconds since 1970. */
  at: number
}

/** Files that are there whole or not at all. A full disk is `platform.storage_full`, one that does not work `platform.busy`. */
export interface Disk {
  /** Writes a file through to the disk under its name, in place of one that is there. */
  write(path: string, bytes: Buffer): Promise<void>
  /** Undefined where there is none. */
  read(path: string): Promise<Buffer | undefined>
  /** Gives a file a second name; one that is there already is kept and counts as written now. */
  keep(from: string, to: string): Promise<void>
  /** Empty where there is no such folder. */
  list(folder: string): Promise<Entry[]>
  rename(from: string, to: string): Promise<boolean>
  remove(path: string): Promise<void>
  /** Bytes that are left for us; of the nearest folder that is there. */
  free(folder: string): Promise<number>
}

const isMissing = (error: unknown) => /^(ENOENT|ENOTDIR)$/.test((error as NodeJS.ErrnoException).code ?? '')

/** What the disk says of itself, as what a person can do about it. */
function asProblem(error: unknown): unknown {
  const { code = '' } = error as NodeJS.ErrnoException
  if (/^(ENOSPC|EDQUOT)$/.test(code)) return new Problem(problems.storage_full)
  return /^E(IO|ROFS|ACCES|PERM|MFILE|NFILE)$/.test(code) ? new Problem(problems.busy) : error
}

/** The disk of this machine. */
export function openDisk(fs: FileSystem = promises): Disk {
  const sync = async (path: string) => {
    const handle = await fs.open(path, 'r')
    await handle.sync().finally(() => handle.close())
  }
  const make = async (folder: string) => void (await fs.mkdir(folder, { recursive: true, mode: 0o700 }))
  const write = async (path: string, bytes: Buffer) => {
    const folder = dirname(path)
    const half = join(folder, `.${randomUUID()}.half`)
    try {
      await make(folder)
      const handle = await fs.open(half, 'wx', 0o600)
      try {
        await handle.writeFile(bytes)
        await handle.sync()
      } finally {
        await handle.close()
      }
      await fs.rename(half, path)
      await sync(folder)
    } catch (error) {
      await fs.rm(half, { force: true }).catch(() => undefined)
      throw asProblem(error)
    }
  }
  const read = (path: string) =>
    fs.readFile(path).catch((error) => {
      if (isMissing(error)) return undefined
      throw asProblem(error)
    })
  return {
    write,
    read,
    async keep(from, to) {
      try {
        await make(dirname(to))
        await fs.link(from, to)
        await sync(dirname(to))
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException
        if (code === 'EEXIST') {
          const now = new Date()
          return await fs.utimes(to, now, now)
        }
        // A file system without second names gets a second copy.
        const bytes = /^(EPERM|ENOTSUP|EXDEV|EMLINK|ENOSYS)$/.test(code ?? '') ? await read(from) : undefined
        if (!bytes) throw asProblem(error)
        await write(to, bytes)
      }
    },
    async list(folder) {
      const names = await fs.readdir(folder).catch((error) => {
        if (isMissing(error)) return []
        throw asProblem(error)
      })
      const entries = await Promise.all(
        names.map(async (name) => {
          const found = await fs.stat(join(folder, name)).catch(() => undefined)
          return found && { name, at: found.mtimeMs }
        }),
      )
      return entries.filter((entry) => entry !== undefined)
    },
    async rename(from, to) {
      try {
        await fs.rename(from, to)
        return true
      } catch (error) {
        if (isMissing(error)) return false
        throw asProblem(error)
      }
    },
    remove: (path) => fs.rm(path, { recursive: true, force: true }),
    async free(folder) {
      for (let place = folder; ; place = dirname(place)) {
        const left = await fs.statfs(place).catch(() => undefined)
        if (left) return left.bavail * left.bsize
        if (place === dirname(place)) return Number.POSITIVE_INFINITY
      }
    },
  }
}
