import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId, now, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { countyCode, doors } from '#main/testing/county-fixture.ts'
import { startWorker } from '#main/worker.ts'
import { canonical } from './canonical.ts'
import { headFile } from './sealer.ts'
import { verifyJournal } from './verify.ts'

const allDoors = Object.values(doors).flat()
const tables = ['entry', 'line', 'seal'] as const
const verifyFile = new URL('verify.ts', import.meta.url).href

describe('the journal', () => {
  let county: TestCounty
  const verify = () => verifyJournal({ workerUrl: county.runtime.database.worker, folder: county.runtime.folder })
  const headsOf = () => headFile(county.runtime.folder, countyCode)
  const visits = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      id: newId(),
      name: 'registry.recordVisit',
      body: { door: allDoors[i % allDoors.length], outcome: 'nobody_home' },
      occurredAt: now(),
      device: 'phone · 1',
    }))
  const write = async (count: number) => {
    const commands = visits(count)
    for (const { status } of await county.as('dispatcher').commands(commands)) expect(status).toBe('accepted')
    return commands.map(({ id }) => id)
  }
  const waiting = async () =>
    Number(
      (
        await county.admin.query(
          'select count(*) from journal.entry e where not exists (select from journal.line l where l.county = e.county and l.parcel = e.parcel)',
        )
      ).rows[0].count,
    )
  /** Runs the real worker until everything has its line; how long that took, in milliseconds. */
  const seal = async () => {
    const worker = await startWorker(county.runtime)
    const start = Date.now()
    while ((await waiting()) > 0 && Date.now() - start < 8000) await new Promise((done) => setTimeout(done, 50))
    await worker.stop()
    return Date.now() - start
  }
  const lineOf = async (id: string) =>
    Number(
      (
        await county.admin.query(
          'select no from journal.line l join journal.entry e on e.county = l.county and e.parcel = l.parcel where e.id = $1',
          [id],
        )
      ).rows[0]?.no,
    )

  beforeAll(async () => {
    county = await startTestCounty()
  })
  afterAll(() => county.stop())

  it('is whole when it is empty, also in a process of its own', async () => {
    expect(await verify()).toEqual({ ok: true, lines: 0 })
    expect(verifyAlone()).toEqual({ ok: true, lines: 0 })
    await seal()
    expect(await verify()).toEqual({ ok: true, lines: 0 })
  })

  it('is whole before anything is sealed', async () => {
    await write(1)
    await write(3)
    expect(await verify()).toEqual({ ok: true, lines: 0 })
    expect(verifyAlone()).toEqual({ ok: true, lines: 0 })
  })

  it('is sealed within 5 s, a line a request, and whole after singles and batches of 100', async () => {
    const worker = await startWorker(county.runtime)
    try {
      for (let i = 0; i < 5; i++) await write(1)
      await write(100)
      await write(100)
      const start = Date.now()
      while ((await waiting()) > 0 && Date.now() - start < 8000) await new Promise((done) => setTimeout(done, 50))
      expect(Date.now() - start).toBeLessThan(5000)
      // While the worker writes, the verifier looks at one moment.
      const looks = [verify(), write(1), verify(), write(2), verify()]
      for (const look of await Promise.all(looks)) if (!Array.isArray(look)) expect(look.ok).toBe(true)
    } finally {
      await worker.stop()
    }
    await seal()
    expect(await verify()).toEqual({ ok: true, lines: 11 })
    expect(verifyAlone()).toEqual({ ok: true, lines: 11 })
    const heads = readFileSync(headsOf(), 'utf8').trim().split('\n')
    expect(heads.at(-1)).toMatch(/^\d+ 11 [0-9a-f]{64} /)
  })

  it('takes times of any century as they were sent', async () => {
    const occurredAt = '1850-01-01T00:00:00.123456+08:05'
    const command = { id: newId(), name: 'agency.setLanguage', body: { language: 'zh-Hant' }, occurredAt }
    expect((await county.as('worker').commands([command]))[0]?.status).toBe('accepted')
    await seal()
    expect((await verify()).ok).toBe(true)
    expect(verifyAlone('Asia/Shanghai').ok).toBe(true)
  })

  function verifyAlone(zone = 'UTC'): { ok: boolean; lines: number } {
    const options = JSON.stringify({ workerUrl: county.runtime.database.worker, folder: county.runtime.folder })
    const script = `const { verifyJournal } = await import(${JSON.stringify(verifyFile)}); console.log(JSON.stringify(await verifyJournal(${options})))`
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
      encoding: 'utf8',
      env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
    })
    return JSON.parse(said)
  }

  describe('after somebody with all rights over the database was at it', () => {
    let ids: { single: string; batch: string[]; later: string; last: string[] }
    let heads: string
    const sql = (text: string, values: unknown[] = []) => county.admin.query(text, values)

    beforeAll(async () => {
      const [single] = await write(1)
      await seal()
      const batch = await write(100)
      await seal()
      const [later] = await write(1)
      await seal()
      const last = await write(2)
      await seal()
      ids = { single: single as string, batch, later: later as string, last }
      expect((await verify()).ok).toBe(true)
      for (const table of tables) await sql(`create table public.kept_${table} as table journal.${table}`)
      heads = readFileSync(headsOf(), 'utf8')
    })
    beforeEach(async () => {
      for (const table of tables) {
        await sql(`delete from journal.${table}`)
        await sql(`insert into journal.${table} table public.kept_${table}`)
      }
      writeFileSync(headsOf(), heads)
      expect((await verify()).ok).toBe(true)
    })

    const found = async (kind: string, line: number, id?: string) => {
      expect(await verify()).toMatchObject({
        ok: false,
        problem: { kind, line, county: countyCode, ...(id ? { id } : {}) },
      })
    }

    it.each(['result', 'actor', 'name', 'occurred_at', 'received_at', 'device', 'emergency', 'body_mac'])(
      'names a line whose %s was changed',
      async (column) => {
        const line = await lineOf(ids.single)
        const value = {
          result: `'{"state":"registered"}'`,
          actor: `'01900000-0000-7000-8000-cccc00000001'`,
          name: `'registry.reveal'`,
          occurred_at: `occurred_at + interval '1 millisecond'`,
          received_at: `received_at - interval '1 day'`,
          device: 'null',
          emergency: 'null',
          body_mac: `'\\x00'`,
        }[column]
        await sql(`update journal.entry set ${column} = ${value} where id = $1`, [ids.single])
        await found('changed', line)
      },
    )

    it('names a line whose body was changed, and one in the middle of a batch', async () => {
      await sql(`update journal.entry set cipher = set_byte(cipher, 40, 255 - get_byte(cipher, 40)) where id = $1`, [
        ids.single,
      ])
      await found('changed', await lineOf(ids.single))
      await sql(
        `update journal.entry e set cipher = k.cipher from public.kept_entry k where k.id = e.id and e.id = $1`,
        [ids.single],
      )
      await sql(`update journal.entry set result = '{}' where id = $1`, [ids.batch[57]])
      await found('changed', await lineOf(ids.batch[57] as string))
    })

    it('names a changed line also when the whole chain after it was computed anew', async () => {
      await sql(`update journal.entry set result = '{}' where id = $1`, [ids.later])
      await rechain()
      await found('changed', await lineOf(ids.later))
    })

    it('names a line of which an entry, the line row, or both were removed', async () => {
      const line = await lineOf(ids.batch[0] as string)
      await sql('delete from journal.entry where id = $1', [ids.batch[99]])
      await found('removed', line)
      await sql('insert into journal.entry select * from public.kept_entry where id = $1', [ids.batch[99]])
      await sql('delete from journal.line where no = $1', [line])
      await found('removed', line)
      await sql('delete from journal.entry where parcel = $1', [ids.batch[0]])
      await found('removed', line)
      // And the numbers closed up, with and without new hashes.
      await sql('update journal.line set no = no - 1 where no > $1', [line])
      await found('removed', line)
      await rechain()
      await found('removed', line)
    })

    it('names an entry that was inserted into a batch', async () => {
      const line = await lineOf(ids.batch[0] as string)
      const id = newId()
      await forge(id, { parcel: ids.batch[0] as string, ord: 100 })
      await found('inserted', line, id)
    })

    it('names a parcel that was inserted without a line, and after the worker gave it one', async () => {
      const id = newId()
      const next = (await lineOf(ids.last[0] as string)) + 1
      await forge(id, {})
      await found('inserted', next, id)
      await seal()
      await found('inserted', next, id)
    })

    it('names a parcel that was inserted with a line, at the end or in the middle', async () => {
      const end = (await lineOf(ids.last[0] as string)) + 1
      const id = newId()
      await forge(id, {})
      await sql(`insert into journal.line values ($1, $2, $3, 1, '\\x00')`, [countyCode, end, id])
      await found('inserted', end, id)
      await rechain()
      await found('inserted', end, id)
      const line = await lineOf(ids.later)
      await sql('delete from journal.line where no = $1', [end])
      await sql('update journal.line set no = -no - 1 where no >= $1', [line])
      await sql('update journal.line set no = -no where no < 0')
      await sql(`insert into journal.line values ($1, $2, $3, 1, '\\x00')`, [countyCode, line, id])
      await found('inserted', line, id)
      await rechain()
      await found('inserted', line, id)
    })

    it('names where it was cut off, also when it has grown again since', async () => {
      const line = await lineOf(ids.later)
      await cut(line)
      await found('truncated', line)
      await write(1)
      await found('truncated', line)
      await seal()
      await found('truncated', line)
      await write(2)
      await seal()
      await write(2)
      await seal()
      await found('truncated', line)
    })

    it('says that it was cut off when nothing of it is left, not even the county', async () => {
      await cut(1)
      await found('truncated', 1)
    })

    it('does without the heads as long as the chain itself shows the change', async () => {
      rmSync(headsOf())
      expect((await verify()).ok).toBe(true)
      await sql(`update journal.entry set result = '{}' where id = $1`, [ids.single])
      await found('changed', await lineOf(ids.single))
    })

    it('reads a head file that a crash left with half a line', async () => {
      appendFileSync(headsOf(), '99 1')
      expect((await verify()).ok).toBe(true)
    })

    /** Takes everything from a line on away, as if it had never been. */
    async function cut(line: number) {
      await sql(
        'delete from journal.entry e using journal.line l where l.county = e.county and l.parcel = e.parcel and l.no >= $1',
        [line],
      )
      await sql('delete from journal.entry e where not exists (select from journal.line l where l.parcel = e.parcel)')
      await sql('delete from journal.line where no >= $1', [line])
      await sql('delete from journal.seal where last_line >= $1', [line])
    }

    async function forge(id: string, { parcel = id, ord = 0 }: { parcel?: string; ord?: number }) {
      await sql(
        `insert into journal.entry (county, id, parcel, ord, name, actor, emergency, device, occurred_at, received_at, body_mac, result, cipher, mac)
         select county, $2, $3, $4::smallint, name, actor, emergency, device, occurred_at, received_at, body_mac, result,
                case when $4 = 0 then cipher end, case when $4 = 0 then mac end
           from journal.entry where id = $1`,
        [ids.single, id, parcel, ord],
      )
    }

    /** What somebody does who knows how the chain is made but has no key: new hashes from the first line on. */
    async function rechain() {
      const { genesis, lineHash, parcelText } = await import('./canonical.ts')
      const { rows: lines } = await sql('select no, parcel from journal.line order by no')
      let hash = genesis(countyCode)
      for (const { no, parcel } of lines) {
        const { rows } = await sql('select * from journal.entry where parcel = $1 order by ord', [parcel])
        hash = lineHash(hash, parcelText(countyCode, rows), rows[0]?.mac)
        await sql('update journal.line set hash = $2 where no = $1', [no, hash])
      }
    }
  })
})

describe('canonical JSON', () => {
  it('is the same for the same value in any order, and for a time as for its text', () => {
    expect(canonical({ b: 1, a: [true, null, { d: undefined, c: '𠮷' }] })).toBe('{"a":[true,null,{"c":"𠮷"}],"b":1}')
    const at = new Date(0)
    expect(canonical({ at })).toBe(canonical(JSON.parse(JSON.stringify({ at }))))
  })
})
