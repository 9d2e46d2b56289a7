import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPhoneInChromium, type PhoneInChromium } from './chromium.ts'

/** Names that stand nowhere else; every one of the fifty is planted as a resident and in a waiting command. */
const planted = Array.from(
  { length: 50 },
  (_, at) => `${'赵钱孙李周吴郑王冯陈'[at % 10]}${'祺嫣彧翊湉'[Math.floor(at / 10)]}霂`,
)

/** In the page: `globalThis.store`. What runs there is handed over as a function, so it is typed loosely here. */
// biome-ignore lint/suspicious/noExplicitAny: the page's own types are not part of the server's program
type InPage = any

describe('the store of the phone, in Chromium', () => {
  let phone: PhoneInChromium
  beforeAll(async () => {
    phone = await openPhoneInChromium()
  }, 120_000)
  afterAll(() => phone.stop())

  const inPage = <A, R>(run: (store: InPage, argument: A) => Promise<R>, argument: A): Promise<R> =>
    phone.page.evaluate(`(${run.toString()})(globalThis.store, ${JSON.stringify(argument)})`) as Promise<R>

  it('opens with the right PIN alone, and keeps what it was given', async () => {
    const said = await inPage(async (store) => {
      const { vault, documents } = store.parts('one')
      await vault.start()
      const before = vault.state
      await vault.create('0190', '246813', { memory: 8192, passes: 1 })
      await documents.apply(store.pageOf([{ id: 'a', path: '1.2', name: '甲' }], { cursor: 'x' }))
      vault.lock()
      const next = store.parts('one')
      await next.vault.start()
      const wrong = await next.vault.unlock('246814')
      const right = await next.vault.unlock('246813')
      await next.documents.load()
      return [
        before,
        wrong,
        right,
        next.documents.get('a').name,
        next.documents.following.cursor,
        next.vault.header.wrong,
      ]
    }, null)
    expect(said).toEqual(['empty', { ok: false, left: 9, wait: 0 }, { ok: true }, '甲', 'x', 0])
  })

  it('gives its key to nobody: not readable in the page, not by a script that holds the database', async () => {
    const said = await inPage(async (store) => {
      const { vault, db } = store.parts('two')
      await vault.start()
      await vault.create('0190', '246813', { memory: 8192, passes: 1 })
      const { value } = await db.header.get('vault')
      const raw = await crypto.subtle.exportKey('raw', value.pepper).then(
        () => 'read',
        (error: Error) => error.name,
      )
      const sealed = await vault.seal(new TextEncoder().encode('x'), 'block 1')
      const moved = await vault.open(sealed, 'block 2').then(
        () => 'opened',
        (error: Error) => error.name,
      )
      vault.lock()
      const locked = await vault.seal(new Uint8Array(1), 'x').then(
        () => 'sealed',
        (error: Error) => error.constructor.name,
      )
      return [raw, moved, locked !== 'sealed']
    }, null)
    expect(said).toEqual(['InvalidAccessError', 'OperationError', true])
  })

  it('counts wrong PINs over new pages, makes them wait, and takes none after the tenth', async () => {
    const said = await inPage(async (store) => {
      const first = store.parts('three')
      await first.vault.start()
      await first.vault.create('0190', '246813', { memory: 8192, passes: 1 })
      const { value } = await first.db.header.get('vault')
      await first.db.header.put({ key: 'vault', value: { ...value, wrong: 3 } })
      const second = store.parts('three')
      await second.vault.start()
      const fourth = await second.vault.unlock('000000')
      const tooSoon = await second.vault.unlock('246813')
      const third = store.parts('three')
      await third.vault.start()
      const reloaded = third.vault.wait
      await third.db.header.put({ key: 'vault', value: { ...value, wrong: 10 } })
      const last = store.parts('three')
      await last.vault.start()
      return [fourth, tooSoon.ok, reloaded, await last.vault.unlock('246813')]
    }, null)
    expect(said).toMatchObject([{ ok: false, left: 6, wait: 30 }, false, 30, { ok: false, left: 0 }])
  })

  it('follows pages: what changed, what went, what left the scope, what a new round does not name', async () => {
    const said = await inPage(async (store) => {
      const { vault, documents } = store.parts('four')
      await vault.start()
      await vault.create('0190', '246813', { memory: 8192, passes: 1 })
      const ids = () => documents.all().map((one: { id: string }) => one.id)
      const docs = Array.from({ length: 100 }, (_, at) => ({ id: `d${at}`, path: at < 60 ? '1.2.3' : '1.2.30' }))
      await documents.apply(store.pageOf(docs))
      const all = ids().length
      await documents.apply(store.pageOf([], { scope: { paths: ['1.2.3'], ids: ['d99'] } }))
      const scoped = ids().length
      await documents.apply(store.pageOf([{ id: 'd1', path: '1.2.3', n: 2 }], { gone: ['d0', 'd1'] }))
      const changed = [ids().length, documents.get('d1').n]
      await documents.apply(store.pageOf([{ id: 'd5', path: '1.2.3' }], { reset: true, first: true, more: true }))
      const half = ids().length
      await documents.apply(store.pageOf([{ id: 'd6', path: '1.2.3' }], { reset: true }))
      const again = store.parts('four')
      await again.vault.start()
      await again.vault.unlock('246813')
      await again.documents.load()
      const kept = again.documents.all().map((one: { id: string }) => one.id)
      return { all, scoped, changed, half, ended: ids().sort(), kept: kept.sort() }
    }, null)
    expect(said).toEqual({ all: 100, scoped: 61, changed: [60, 2], half: 60, ended: ['d5', 'd6'], kept: ['d5', 'd6'] })
  })

  it('empties itself, keeps sealed work until it is delivered, and throws nothing away that it could not seal', async () => {
    const said = await inPage(async (store) => {
      const { vault, documents, outbox, db, wipe, deliverParcels } = store.parts('five')
      await vault.start()
      await vault.create('0190', '246813', { memory: 8192, passes: 1 })
      await documents.apply(store.pageOf([{ id: 'a', path: '1' }]))
      await outbox.put({ id: 'sealed-1', hlc: '1', command: {} })
      await outbox.put({ id: 'bare-1', hlc: '2', command: {} })
      const unsent = await wipe(db, 'pin')
      const left = [await db.blocks.count(), await db.meta.count(), await db.outbox.count(), await db.parcels.count()]
      const refused = await deliverParcels(db, async () => [])
      const sent: string[] = []
      const none = await deliverParcels(db, async (parcels: string[]) => parcels.map((one) => sent.push(one) > 0))
      const held = store.parts('five')
      await db.header.delete('wiped')
      await held.vault.start()
      await held.vault.unlock('246813')
      const kept = (await held.outbox.list()).map((one: { id: string }) => one.id)
      await held.outbox.put({ id: 'bare-1', hlc: '2', command: {} })
      await held.outbox.receipt('bare-1', '2020-01-24T01:30:00Z', 'accepted')
      await wipe(db, 'revoked')
      return { unsent, left, refused, none, sent, kept, vault: (await db.header.get('vault')) ?? null }
    }, null)
    expect(said).toEqual({
      unsent: 2,
      left: [0, 0, 1, 1],
      refused: 1,
      none: 0,
      sent: ['parcel-sealed-1'],
      kept: ['bare-1'],
      vault: null,
    })
  })

  it('carries for a colleague: kept once, through a wipe, gone only when the server has taken it', async () => {
    const said = await inPage(async (store) => {
      const { db, wipe, carry } = store.parts('carry')
      const text = JSON.stringify({
        lianfang: 'hand-over',
        v: 1,
        from: 'A',
        count: 5,
        parcels: ['a', 'b', 'c', 'd', 'e'],
      })
      const none = await carry.keepCarried(db, '{"anything":1}')
      await carry.keepCarried(db, text)
      await carry.keepCarried(db, text)
      await wipe(db, 'pin')
      const held = (await carry.listCarried(db)).map((row: { parcels: string[] }) => row.parcels.length)
      await carry.forgetCarried(db, (await carry.listCarried(db))[0].id)
      const sent: string[][] = []
      let isCut = true
      const post = async (parcels: string[]) => {
        sent.push(parcels)
        if (sent.length === 2 && isCut) return undefined
        return parcels.map((one) =>
          one === 'b' ? { problem: 'unreadable' } : { receipts: [{ status: one === 'd' ? 'kept' : 'accepted' }] },
        )
      }
      const first = await carry.deliverCarried(db, post)
      const between = (await carry.listCarried(db))[0]
      isCut = false
      const second = await carry.deliverCarried(db, post)
      const [after] = await carry.listCarried(db)
      return {
        none: none === undefined,
        held,
        first,
        left: between.parcels,
        state: between.state,
        second,
        after,
        sent: sent.length,
      }
    }, null)
    expect(said).toMatchObject({
      none: true,
      held: [5],
      first: false,
      left: ['b', 'd', 'e'],
      state: 'waiting',
      second: true,
      sent: 3,
    })
    expect(said.after).toMatchObject({ state: 'unreadable', parcels: ['b'], done: 3, kept: 1 })
  })

  it('opens 8,000 doors with 20,000 persons', async () => {
    const opened = await inPage(async (store) => {
      const { vault, documents } = store.parts('six')
      await vault.start()
      await vault.create('0190', '246813', { memory: 8192, passes: 1 })
      const member = {
        id: '0190f3a2-0000-7000-8000-000000000000',
        name: '张三丰',
        sex: 'male',
        birthYear: 1960,
        idNumber: '5107****',
        phone: '138****',
        arrivedOn: null,
        leftOn: null,
        generated: true,
      }
      for (let page = 0; page < 16; page += 1)
        await documents.apply(
          store.pageOf(
            Array.from({ length: 500 }, (_, at) => ({
              id: `door-${page}-${at}`,
              path: '510727.510727100',
              address: '龙安镇人民东路社区第三网格人民东路 12 号 2 单元 301',
              household: { headCount: 3, residents: [member, member, member].slice(0, 2 + (at % 2)) },
            })),
            { more: page < 15 },
          ),
        )
      const next = store.parts('six')
      await next.vault.start()
      await next.vault.unlock('246813')
      await next.documents.load()
      return next.documents.all().length
    }, null)
    expect(opened).toBe(8000)
  }, 60_000)

  it('leaves none of fifty planted names on the disk', async () => {
    await inPage(async (store, names) => {
      const { vault, documents, outbox } = store.parts()
      await vault.start()
      await vault.create('0190', '246813')
      await documents.apply(
        store.pageOf(names.map((name, at) => ({ id: `p${at}`, path: '1', household: { residents: [{ name }] } }))),
      )
      for (const [at, name] of names.entries())
        await outbox.put({ id: `bare-${at}`, hlc: `${at}`, command: { body: { contactName: name } } })
      // The counter-proof: what is written in clear is found, so the search does see.
      await new Promise<void>((resolve) => {
        const open = (globalThis as InPage).indexedDB.open('in-clear', 1)
        open.onupgradeneeded = () => open.result.createObjectStore('rows')
        open.onsuccess = () => {
          const writing = open.result.transaction('rows', 'readwrite')
          writing.objectStore('rows').put('明文霂霂霂', 1)
          writing.oncomplete = () => resolve()
        }
      })
    }, planted)
    await phone.close()
    const disk = filesBelow(phone.profile).map((file) => readFileSync(file))
    const isThere = (text: string) => disk.some((bytes) => encodings(text).some((one) => bytes.includes(one)))
    expect(disk.length).toBeGreaterThan(5)
    expect(isThere('明文霂霂霂')).toBe(true)
    expect(planted.filter(isThere)).toEqual([])
  }, 60_000)
})

/** A text as any program might have written it. */
function encodings(text: string): Buffer[] {
  return [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()]
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
