import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import { Problem } from '../../contract/index.ts'
import { fileProblems } from '../../contract/problems-file.ts'
import type { KeyName, Vault } from '../vault/vault.ts'
import type { Disk } from './disk.ts'

/** By what a kept file is found: its county, the key that it lies under, and the SHA-256 of its bytes. */
export interface KeptName {
  county: number
  key: KeyName
  digest: string
}

/** SHA-256 as hexadecimal text. */
export const digestOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** To what a file's ciphertext is bound: its county and content, so that none can take another's place. */
export const boundTo = ({ county, digest }: Pick<KeptName, 'county' | 'digest'>): string => `file:${county}:${digest}`

/** Folder of a county's attached files in the data folder. */
export const filesFolder = (folder: string, county: number): string => join(folder, 'files', String(county))
const keptFolder = (folder: string, county: number) => join(filesFolder(folder, county), 'kept')

const pathOf = (folder: string, { county, key, digest }: KeptName) =>
  join(keptFolder(folder, county), key, digest.slice(0, 2), digest)

/** Whether a file lies at its place; nothing of it is read. */
export async function isKept(disk: Disk, folder: string, name: KeptName): Promise<boolean> {
  const path = pathOf(folder, name)
  return (await disk.list(dirname(path))).some((entry) => entry.name === name.digest)
}

/** What is kept beside the database: whole files, sealed, named by their content. */
export interface Store {
  /** Keeps the sealed file that lies at a path; what is kept already stays. */
  keep(name: KeptName, from: string): Promise<void>
  /** The bytes of a kept file. Throws file.gone where it is not there or cannot be opened. */
  read(name: KeptName): Promise<Buffer>
  /** Throws away what nothing names any more and was kept before an instant; answers how many. */
  sweep(
    county: number,
    before: number,
    named: (digests: readonly string[]) => Promise<ReadonlySet<string>>,
  ): Promise<number>
}

/** The store in a data folder. */
export function openStore(disk: Disk, folder: string, vault: Vault): Store {
  return {
    keep: (name, from) => disk.keep(from, pathOf(folder, name)),
    async read(name) {
      const sealed = await disk.read(pathOf(folder, name))
      if (!sealed) throw new Problem(fileProblems.gone)
      try {
        return vault.openBytes(name.key, boundTo(name), sealed)
      } catch {
        throw new Problem(fileProblems.gone)
      }
    },
    async sweep(county, before, named) {
      let thrown = 0
      const kept = keptFolder(folder, county)
      for (const { name: key } of await disk.list(kept))
        for (const { name: shelf } of await disk.list(join(kept, key))) {
          const place = join(kept, key, shelf)
          const old = (await disk.list(place)).filter(({ at }) => at < before).map(({ name }) => name)
          if (old.length === 0) continue
          // What a sweep was cut off over lies aside, under its digest.
          const digestIn = (name: string) => /[0-9a-f]{64}/.exec(name)?.[0] ?? name
          const needed = await named(old.map(digestIn))
          for (const name of old) {
            const digest = digestIn(name)
            if (!needed.has(digest)) {
              if (await throwAway(disk, place, name, before)) thrown++
            } else if (name !== digest) {
              await disk.keep(join(place, name), join(place, digest))
              await disk.remove(join(place, name))
            }
          }
        }
      return thrown
    },
  }
}

/**
 * Takes a file out of the way before it is removed: whoever keeps the same content meanwhile either finds it gone and writes it
 * anew, or has marked it as new, and then it goes back.
 */
async function throwAway(disk: Disk, place: string, name: string, before: number): Promise<boolean> {
  const aside = join(place, `.${name}.going`)
  if (!(await disk.rename(join(place, name), aside))) return false
  const found = (await disk.list(place)).find((entry) => entry.name === `.${name}.going`)
  if (found && found.at >= before) {
    await disk.keep(aside, join(place, name))
    await disk.remove(aside)
    return false
  }
  await disk.remove(aside)
  return true
}
