import { join } from 'node:path'
import { type Checked, largestFile, mostUploads, type uploadState } from '../../contract/file.ts'
import { Problem, problems, type ResponseOf } from '../../contract/index.ts'
import { isAny } from '../../contract/person-numbers.ts'
import { fileProblems } from '../../contract/problems-file.ts'
import type { KeyName, Vault } from '../vault/vault.ts'
import type { Disk } from './disk.ts'
import { nameFor } from './inspect.ts'
import { inspectAside } from './inspect-aside.ts'
import { boundTo, digestOf, filesFolder } from './store.ts'

/** Whose upload it is; nobody else finds it. */
export interface Whose {
  county: number
  account: string
}

/** A finished upload: what was found in it, and where its sealed bytes wait to be kept. */
export interface Finished {
  checked: Checked
  key: KeyName
  /** SHA-256 of what was sent. */
  sent: string
  path: string
}

/** What is left free on the disk beside the files, in bytes: the database must still be able to write. */
const reserve = 128 * 1_048_576

/** Uploads on their way: parts under an id that the sender chose, until they are whole, looked through, and used. */
export interface Uploads {
  state(whose: Whose, upload: string): Promise<ResponseOf<typeof uploadState>>
  /** Takes a part; what is there already counts once. Throws file.wrong_offset behind a hole, too_large, too_many_uploads. */
  part(whose: Whose, upload: string, at: { offset: number; size: number }, bytes: Buffer): Promise<{ received: number }>
  /** Puts the parts together, compares, looks through and seals them. What is refused is thrown away. */
  finish(
    whose: Whose,
    upload: string,
    told: { name: string; size: number; digest: string },
    live: KeyName,
  ): Promise<Checked>
  /** Undefined where it is not finished, or not this person's. */
  find(whose: Whose, upload: string): Promise<Finished | undefined>
  drop(whose: Whose, upload: string): Promise<void>
  /** Throws away all of this person's but those named; answers how many. */
  dropOthers(whose: Whose, keep: readonly string[]): Promise<number>
  /** Throws away uploads that nothing was written to since an instant; answers how many. */
  sweep(county: number, before: number): Promise<number>
}

/** Uploads in a data folder. Parts and the finished file are sealed from the first byte on. */
export function openUploads(disk: Disk, folder: string, vault: Vault): Uploads {
  const rootOf = (county: number) => join(filesFolder(folder, county), 'uploads')
  const placeOf = ({ county, account }: Whose, upload: string) => join(rootOf(county), `${account}.${upload}`)
  const partAbout = (upload: string, offset: number) => `file.part:${upload}:${offset}`
  const inTurn = turns()

  /** Parts in their order, up to the first hole. */
  const partsOf = async (place: string) => {
    const named = (await disk.list(place)).flatMap(({ name }) => {
      const [, from, length] = /^(\d+)-(\d+)\.part$/.exec(name) ?? []
      return from === undefined ? [] : [{ name, from: Number(from), length: Number(length) }]
    })
    named.sort((a, b) => a.from - b.from)
    const parts: typeof named = []
    let received = 0
    for (const part of named) {
      if (part.from !== received) continue
      parts.push(part)
      received += part.length
    }
    return { parts, received }
  }

  const find: Uploads['find'] = async (whose, upload) => {
    const place = placeOf(whose, upload)
    const sealed = await disk.read(join(place, 'done'))
    if (!sealed) return undefined
    const done = JSON.parse(vault.open(`county-${whose.county}`, `file.done:${upload}`, sealed)) as Omit<
      Finished,
      'path'
    >
    return { ...done, path: join(place, 'whole') }
  }

  return {
    find,
    state: async (whose, upload) => {
      const done = await find(whose, upload)
      if (done) return { received: done.checked.size, checked: done.checked }
      return { received: (await partsOf(placeOf(whose, upload))).received }
    },
    part: (whose, upload, { offset, size }, bytes) =>
      inTurn(upload, async () => {
        if (size > largestFile || offset + bytes.length > largestFile) throw new Problem(fileProblems.too_large)
        if (offset + bytes.length > size) throw new Problem(problems.invalid)
        const place = placeOf(whose, upload)
        if (await find(whose, upload)) return { received: size }
        const { received } = await partsOf(place)
        if (offset > received) throw new Problem(fileProblems.wrong_offset, { received })
        const fresh = bytes.subarray(received - offset)
        if (fresh.length === 0) return { received }
        if (received === 0) {
          const own = (await disk.list(rootOf(whose.county))).filter(({ name }) => name.startsWith(`${whose.account}.`))
          if (own.length >= mostUploads) throw new Problem(fileProblems.too_many_uploads, { most: mostUploads })
        }
        if ((await disk.free(folder)) < reserve + size) throw new Problem(problems.storage_full)
        const sealed = vault.seal(`county-${whose.county}`, partAbout(upload, received), fresh)
        await disk.write(join(place, `${received}-${fresh.length}.part`), sealed)
        return { received: received + fresh.length }
      }),
    finish: (whose, upload, { name, size, digest }, live) =>
      inTurn(upload, async () => {
        const done = await find(whose, upload)
        if (done && done.sent === digest) return done.checked
        const place = placeOf(whose, upload)
        const { parts, received } = await partsOf(place)
        if (!done && received < size) throw new Problem(fileProblems.wrong_offset, { received })
        try {
          if (done || received !== size) throw new Problem(fileProblems.digest_differs)
          const pieces: Buffer[] = []
          for (const part of parts) {
            const sealed = await disk.read(join(place, part.name))
            if (!sealed) throw new Problem(fileProblems.upload_gone)
            pieces.push(vault.openBytes(`county-${whose.county}`, partAbout(upload, part.from), sealed))
          }
          const whole = Buffer.concat(pieces)
          if (digestOf(whole) !== digest) throw new Problem(fileProblems.digest_differs)
          const found = await inspectAside(whole, name)
          // What may hold somebody's numbers goes with the emergency; what was searched and holds none is the county's paper.
          const key = isAny(found.numbers) || found.searched !== 'all' ? live : (`county-${whose.county}` as const)
          const checked: Checked = {
            ...{ upload, name: nameFor(name, found.kind), kind: found.kind, searched: found.searched },
            ...{ size: found.bytes.length, digest: digestOf(found.bytes), ...found.numbers },
          }
          await disk.write(
            join(place, 'whole'),
            vault.seal(key, boundTo({ county: whose.county, digest: checked.digest }), found.bytes),
          )
          const kept = JSON.stringify({ checked, key, sent: digest })
          await disk.write(join(place, 'done'), vault.seal(`county-${whose.county}`, `file.done:${upload}`, kept))
          for (const part of parts) await disk.remove(join(place, part.name))
          return checked
        } catch (error) {
          // What can never be taken makes room at once; what a full disk stopped waits, whole, for the next try.
          if (error instanceof Problem && error.definition.status < 500) await disk.remove(place)
          throw error
        }
      }),
    drop: (whose, upload) => inTurn(upload, () => disk.remove(placeOf(whose, upload))),
    async dropOthers(whose, keep) {
      const prefix = `${whose.account}.`
      const own = (await disk.list(rootOf(whose.county))).filter(({ name }) => name.startsWith(prefix))
      const others = own.map(({ name }) => name.slice(prefix.length)).filter((id) => !keep.includes(id))
      for (const id of others) await inTurn(id, () => disk.remove(placeOf(whose, id)))
      return others.length
    },
    async sweep(county, before) {
      let thrown = 0
      const root = rootOf(county)
      for (const { name, at } of await disk.list(root)) {
        const latest = Math.max(at, ...(await disk.list(join(root, name))).map((entry) => entry.at))
        if (latest >= before) continue
        await disk.remove(join(root, name))
        thrown++
      }
      return thrown
    },
  }
}

/** Work on one upload one after the other, however many requests bring it. */
function turns(): <T>(upload: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return async (upload, work) => {
    const before = last.get(upload)
    const own = (async () => {
      await before?.catch(() => undefined)
      return work()
    })()
    last.set(upload, own)
    try {
      return await own
    } finally {
      if (last.get(upload) === own) last.delete(upload)
    }
  }
}
