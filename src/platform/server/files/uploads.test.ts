import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import * as promises from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { largestFile, mostUploads } from '../../contract/file.ts'
import type { Problem } from '../../contract/index.ts'
import { openVault, type Vault } from '../vault/vault.ts'
import { type FileSystem, openDisk } from './disk.ts'
import { type Files, openFiles } from './files.ts'
import { digestOf } from './store.ts'
import { png } from './testing/pictures.ts'
import { pdf } from './testing/samples.ts'

let folder: string
let vault: Vault
let files: Files
const whose = { county: 510727, account: '01900000-0000-7000-8000-000000000001' }
const live = 'emergency-01900000-0000-7000-8000-00000000000e' as const
let nth = 0
const newUpload = () => `01900000-0000-7000-8000-${String(++nth).padStart(12, '0')}`
const text = Buffer.from('守好六个卡口，按时走到每一户。'.repeat(40))
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (error) => (error as Problem).definition?.code ?? String(error),
  )
const everything = () =>
  readdirSync(join(folder, 'files'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
const told = (bytes: Buffer, name = '通知.txt') => ({ name, size: bytes.length, digest: digestOf(bytes) })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianfang-files-'))
  vault = openVault(folder)
  for (const key of ['county-510727', live] as const) vault.createKey(key)
  files = openFiles(folder, vault)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('an upload', () => {
  test('goes on from wherever it was cut, in whatever pieces and how often they come', async () => {
    const piece = fc.record({ from: fc.nat(text.length), length: fc.nat(400) })
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const upload = newUpload()
        const size = text.length
        const send = (offset: number, length: number) =>
          files.uploads.part(whose, upload, { offset, size }, text.subarray(offset, offset + length))
        let received = 0
        for (const { from, length } of pieces) {
          const end = Math.min(size, from + length)
          if (from > received) expect(await code(send(from, length))).toBe('file.wrong_offset')
          else received = Math.max(received, end)
          if (from <= received) expect(await send(from, length)).toEqual({ received })
          expect((await files.uploads.state(whose, upload)).received).toBe(received)
        }
        await send(received, size)
        const checked = await files.uploads.finish(whose, upload, told(text), live)
        expect(checked).toMatchObject({ kind: 'text', size, digest: digestOf(text), searched: 'all' })
        expect(await files.uploads.finish(whose, upload, told(text), live)).toEqual(checked)
        await files.uploads.drop(whose, upload)
      }),
      { numRuns: 40 },
    )
  })

  test("of one person is nobody else's", async () => {
    const upload = newUpload()
    await files.uploads.part(whose, upload, { offset: 0, size: text.length }, text)
    const other = { ...whose, account: '01900000-0000-7000-8000-000000000002' }
    expect(await files.uploads.state(other, upload)).toEqual({ received: 0 })
    expect(await code(files.uploads.finish(other, upload, told(text), live))).toBe('file.wrong_offset')
    expect(await files.uploads.find(other, upload)).toBeUndefined()
  })

  test('that is too large is told before it is sent; with a wrong hash, or of a wrong type, nothing is left of it', async () => {
    const upload = newUpload()
    const size = largestFile + 1
    expect(await code(files.uploads.part(whose, upload, { offset: 0, size }, text))).toBe('file.too_large')
    expect(await code(files.uploads.part(whose, upload, { offset: 0, size: 10 }, text))).toBe('platform.invalid')
    const send = async (bytes: Buffer, digest = digestOf(bytes)) => {
      await files.uploads.part(whose, upload, { offset: 0, size: bytes.length }, bytes)
      return code(files.uploads.finish(whose, upload, { ...told(bytes), digest }, live))
    }
    expect(await send(text, digestOf(png))).toBe('file.digest_differs')
    expect(await send(Buffer.from('<html>'))).toBe('file.active')
    expect(everything()).toEqual([])
    expect(await send(text)).toBe('ok')
  })

  test("is sealed from the first byte, under the emergency's key where it was not searched", async () => {
    const [upload, picture] = [newUpload(), newUpload()]
    await files.uploads.part(whose, upload, { offset: 0, size: text.length }, text)
    const [part] = everything()
    expect((await promises.readFile(join(part?.parentPath ?? '', part?.name ?? ''))).includes('卡口')).toBe(false)
    await files.uploads.finish(whose, upload, told(text), live)
    expect((await files.uploads.find(whose, upload))?.key).toBe('county-510727')
    await files.uploads.part(whose, picture, { offset: 0, size: png.length }, png)
    await files.uploads.finish(whose, picture, told(png, 'a.png'), live)
    expect((await files.uploads.find(whose, picture))?.key).toBe(live)
    for (const { parentPath, name } of everything())
      expect((await promises.readFile(join(parentPath, name))).includes('卡口')).toBe(false)
  })

  test('is one of so many that nobody used', async () => {
    for (let n = 0; n < mostUploads; n++)
      await files.uploads.part(whose, newUpload(), { offset: 0, size: 9 }, Buffer.from('abc'))
    const more = () => files.uploads.part(whose, newUpload(), { offset: 0, size: 9 }, Buffer.from('abc'))
    expect(await code(more())).toBe('file.too_many_uploads')
    expect(await files.uploads.sweep(510727, Date.now() - 1000)).toBe(0)
    expect(await files.uploads.sweep(510727, Date.now() + 1000)).toBe(mostUploads)
    expect(await code(more())).toBe('ok')
  })

  test('lets its sender clear away the others, and nobody else', async () => {
    const [held, other, hers] = [newUpload(), newUpload(), newUpload()]
    const her = { ...whose, account: newUpload() }
    const begin = (who: typeof whose, upload: string) =>
      files.uploads.part(who, upload, { offset: 0, size: 9 }, Buffer.from('abc'))
    await Promise.all([begin(whose, held), begin(whose, other), begin(her, hers)])
    expect(await files.uploads.dropOthers(whose, [held])).toBe(1)
    expect(await files.uploads.state(whose, held)).toEqual({ received: 3 })
    expect(await files.uploads.state(whose, other)).toEqual({ received: 0 })
    expect(await files.uploads.state(her, hers)).toEqual({ received: 3 })
  })
})

test('a large file is looked through aside: who works meanwhile does not wait for it', async () => {
  const page = `BT ${'(All posts are manned) Tj 0 -14 Td '.repeat(150_000)} ET`
  const upload = newUpload()
  const bytes = pdf(page)
  await files.uploads.part(whose, upload, { offset: 0, size: bytes.length }, bytes)
  let slowest = 0
  let last = performance.now()
  const beat = setInterval(() => {
    slowest = Math.max(slowest, performance.now() - last)
    last = performance.now()
  }, 10)
  const before = performance.now()
  try {
    await files.uploads.finish(whose, upload, told(bytes, 'a.pdf'), live)
  } finally {
    clearInterval(beat)
  }
  expect(slowest).toBeLessThan((performance.now() - before) / 2)
})

describe('a disk', () => {
  /** The machine's files, one call of which fails once `fails` says so; half of the bytes reach the disk before. */
  const failing = (fails: () => string | undefined): FileSystem => ({
    ...promises,
    open: (async (...args: Parameters<typeof promises.open>) => {
      const handle = await promises.open(...args)
      const error = fails()
      if (!error || args[1] !== 'wx') return handle
      const whole = handle.writeFile.bind(handle)
      handle.writeFile = async (bytes) => {
        await whole((bytes as Buffer).subarray(0, 20))
        throw Object.assign(new Error(error), { code: error })
      }
      return handle
    }) as typeof promises.open,
  })

  test('that is full, or has little left, keeps nothing half, loses nothing, and goes on when there is room', async () => {
    let error: string | undefined
    const upload = newUpload()
    files = openFiles(folder, vault, openDisk(failing(() => error)))
    const send = (offset: number, end: number) =>
      files.uploads.part(whose, upload, { offset, size: text.length }, text.subarray(offset, end))
    await send(0, 500)
    for (error of ['ENOSPC', 'EDQUOT']) expect(await code(send(500, 900))).toBe('platform.storage_full')
    error = 'EIO'
    expect(await code(send(500, 900))).toBe('platform.busy')
    expect((await files.uploads.state(whose, upload)).received).toBe(500)
    expect(everything().map(({ name }) => name)).toEqual(['0-500.part'])
    error = undefined
    await send(500, text.length)
    error = 'ENOSPC'
    expect(await code(files.uploads.finish(whose, upload, told(text), live))).toBe('platform.storage_full')
    error = undefined
    expect(await files.uploads.finish(whose, upload, told(text), live)).toMatchObject({ digest: digestOf(text) })
    const full = openDisk({ ...promises, statfs: (async () => ({ bavail: 10, bsize: 4096 })) as never })
    files = openFiles(folder, vault, full)
    expect(await code(files.uploads.part(whose, newUpload(), { offset: 0, size: 9 }, text.subarray(0, 9)))).toBe(
      'platform.storage_full',
    )
  })
})

describe('what is kept', () => {
  const keep = async (bytes: Buffer) => {
    const upload = newUpload()
    await files.uploads.part(whose, upload, { offset: 0, size: bytes.length }, bytes)
    const { digest } = await files.uploads.finish(whose, upload, told(bytes), live)
    const found = await files.uploads.find(whose, upload)
    const name = { county: 510727, key: 'county-510727' as const, digest }
    await files.store.keep(name, found?.path ?? '')
    return { name, upload }
  }

  test('outlives the upload, once a content, and says so when it is gone or was changed', async () => {
    const { name, upload } = await keep(text)
    await keep(text)
    await files.uploads.drop(whose, upload)
    expect(await files.store.read(name)).toEqual(text)
    expect(await code(files.store.read({ ...name, digest: digestOf(png) }))).toBe('file.gone')
    expect(await code(files.store.read({ ...name, key: live }))).toBe('file.gone')
    const path = join(folder, 'files', '510727', 'kept', name.key, name.digest.slice(0, 2), name.digest)
    const sealed = await promises.readFile(path)
    sealed[40] = (sealed[40] ?? 0) ^ 1
    await promises.writeFile(path, sealed)
    expect(await code(files.store.read(name))).toBe('file.gone')
  })

  test('is swept when no record names it and it is old; not when it is named, new, or kept again meanwhile', async () => {
    const { name } = await keep(text)
    const sweep = (before: number, ...named: string[]) => files.store.sweep(510727, before, async () => new Set(named))
    expect(await sweep(Date.now() - 60_000)).toBe(0)
    expect(await sweep(Date.now() + 60_000, name.digest)).toBe(0)
    const path = join(folder, 'files', '510727', 'kept', name.key, name.digest.slice(0, 2), name.digest)
    await promises.utimes(path, new Date(0), new Date(0))
    // Somebody keeps the same while the names are looked up.
    const again = files.store.sweep(510727, Date.now() - 60_000, async () => {
      await keep(text)
      return new Set<string>()
    })
    expect(await again).toBe(0)
    expect(await files.store.read(name)).toEqual(text)
    expect(await sweep(Date.now() + 60_000)).toBe(1)
    expect(await code(files.store.read(name))).toBe('file.gone')
  })
})
