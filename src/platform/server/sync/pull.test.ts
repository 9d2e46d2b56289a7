import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, areas, countyCode, doors, pathOf } from '#main/testing/county-fixture.ts'
import { type TestPhone, testPhone } from '#main/testing/phone.ts'
import { assign, reassign, withdraw } from '#modules/dispatch/contract/index.ts'
import { endEmergency } from '#modules/emergency/contract/index.ts'
import {
  editArea,
  editDwelling,
  mergeDwellings,
  moveArea,
  moveDwellings,
  retireDwellings,
  splitDwelling,
} from '#modules/place/contract/index.ts'
import { addResidents, editHousehold, recordVisit, residentLeft } from '#modules/registry/contract/index.ts'

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()
const secrets = { contactPhone: '000-5550-1234', idNumber: '110101190001010000' }

describe('sync.pull', () => {
  let county: TestCounty
  let phone: TestPhone
  beforeAll(async () => {
    county = await startTestCounty()
  })
  afterAll(() => county.stop())
  beforeEach(async () => {
    await county.admin.query('delete from dispatch.task')
    phone = testPhone(county.as('worker'))
  })

  /** Somebody lives behind a door. */
  const register = async (door: string) => {
    const household = newId()
    const resident = newId()
    const done = await county.as('dispatcher').command(recordVisit, {
      door,
      outcome: 'registered',
      household: {
        id: household,
        headCount: 2,
        contactName: '扎西',
        contactPhone: secrets.contactPhone,
        generated: true,
        residents: [{ id: resident, name: '扎西', idNumber: secrets.idNumber }],
      },
    })
    expect(done.status).toBe('accepted')
    return { household, resident }
  }
  const give = async (place: string, assignee: Parameters<typeof accountOf>[0] = 'worker') => {
    const task = newId()
    const body = { assignee: accountOf(assignee), dueAt: tomorrow(), places: [{ task, place }] }
    const done = await county.as('dispatcher').command(assign, body)
    expect(done.problem).toBeUndefined()
    return task
  }
  const versionOf = async (table: 'place.area' | 'place.dwelling', id: string) =>
    (await county.admin.query(`select version from ${table} where id = $1`, [id])).rows[0].version as number
  const newDoor = async (area: keyof typeof doors) => {
    const id = newId()
    const number = id.slice(-12)
    await county.admin.query(
      `insert into place.dwelling (county, id, area, path, number, address, walk_order, sources) values ($1, $2, $3, $4, $5, $5, 50, '{grid}')`,
      [countyCode, id, areas[area].id, pathOf(area), number],
    )
    await county.admin.query('insert into registry.door (county, id, path, walk_order) values ($1, $2, $3, 50)', [
      countyCode,
      id,
      pathOf(area),
    ])
    return id
  }

  it('tells a phone its doors, their households with masked numbers, and what belongs to all of them', async () => {
    const door = doors.unit[0] as string
    const { household } = await register(door)
    const [page] = await phone.pull()
    expect(page).toMatchObject({ reset: true, more: false, scope: { paths: [pathOf('grid1')], ids: [] }, skew: null })
    expect([...phone.docs.keys()].sort()).toEqual([...doors.unit].sort())
    expect(phone.docs.get(door)).toMatchObject({
      path: pathOf('unit'),
      number: '101',
      state: 'registered',
      persons: 2,
      household: {
        id: household,
        contactName: '扎西',
        contactPhone: '********1234',
        residents: [{ name: '扎西', idNumber: '********0000' }],
      },
      visits: [{ outcome: 'registered', persons: 2 }],
    })
    expect(JSON.stringify(page)).not.toContain(secrets.contactPhone)
    expect(JSON.stringify(page)).not.toContain(secrets.idNumber)
    expect(phone.parts.areas.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['平武县', '农机公司家属院', '1单元']),
    )
    expect(phone.parts.roll).toMatchObject({ fields: expect.arrayContaining(['headCount']), revisitHours: 20 })
    expect(Date.parse(page?.lease ?? '') - Date.parse(page?.now ?? '')).toBeGreaterThan(7 * 86_400_000 - 60_000)
  })

  it('costs a quiet phone less than 1 kB a poll, headers counted', async () => {
    const ask = async () => {
      await phone.pull()
      return county
        .as('worker')
        .raw('GET', `/api/sync/pull?cursor=${phone.cursor}&unsent=0&clock=${new Date().toISOString()}`)
    }
    // While a transaction of anybody is open, what was told lately is told again.
    const isCalm = ({ body }: Awaited<ReturnType<typeof ask>>) => (body as { items: unknown[] }).items.length === 0
    let answered = await ask()
    for (let n = 0; n < 20 && !isCalm(answered); n++) answered = await ask()
    const { body, headers } = answered
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    expect(body).toMatchObject({ items: [], gone: [], scope: null, parts: {}, more: false, reset: false })
    expect((phone.cursor as string).length).toBeLessThan(600)
    expect(`HTTP/1.1 200 OK\r\n${head.join('')}\r\n${JSON.stringify(body)}`.length).toBeLessThan(1000)
  })

  it('never skips a transaction that is open across pulls', async () => {
    const [late, other] = [doors.unit[1] as string, doors.unit[2] as string]
    await phone.pull()
    const writer = new pg.Client({ connectionString: county.adminUrl })
    await writer.connect()
    await writer.query('begin')
    await writer.query('update registry.door set attempts = 77 where id = $1', [late])
    // Others begin and commit after it; the phone pulls between.
    for (let round = 0; round < 3; round++) {
      await county.as('dispatcher').command(recordVisit, { door: other, outcome: 'nobody_home' })
      await phone.pull()
      expect(phone.docs.get(other)?.attempts).toBe(round + 1)
      expect(phone.docs.get(late)?.attempts).not.toBe(77)
    }
    await writer.query('commit')
    await phone.pull()
    expect(phone.docs.get(late)?.attempts).toBe(77)
    // A savepoint's rows carry a number of their own.
    await writer.query('begin')
    await writer.query('insert into registry.publication values ($1, $2, current_date, $3, now())', [
      countyCode,
      newId(),
      '{}',
    ])
    await writer.query('savepoint a')
    await writer.query('update registry.door set attempts = 78 where id = $1', [late])
    await writer.query('release savepoint a')
    await county.as('dispatcher').command(recordVisit, { door: other, outcome: 'nobody_home' })
    await phone.pull()
    await phone.pull()
    await writer.query('commit')
    await phone.pull()
    expect(phone.docs.get(late)?.attempts).toBe(78)
    await county.admin.query('update registry.door set attempts = 0 where id = $1', [late])
    await writer.end()
  })

  it('goes on where it was broken off, and tells in the next round what changed behind it', async () => {
    const first = await phone.page({ limit: 2 })
    expect(first).toMatchObject({ more: true, reset: true })
    const held = [...phone.docs.keys()][0] as string
    await county.as('dispatcher').command(recordVisit, { door: held, outcome: 'refused' })
    const cursor = phone.cursor
    const second = await phone.page({ limit: 2 })
    phone.cursor = cursor
    expect((await phone.page({ limit: 2 })).items).toEqual(second.items)
    await phone.pull(2)
    expect(phone.docs.size).toBe(6)
    await phone.pull(2)
    expect(phone.docs.get(held)?.state).toBe('refused')
  })

  it('lets go of a task that another one got, and of one that was taken back', async () => {
    const task = await give(areas.building.id)
    await phone.pull()
    expect(phone.scope).toEqual({ paths: [pathOf('building')], ids: [] })
    const single = await give(await newDoor('grid2'), 'worker2')
    const other = testPhone(county.as('worker2'))
    await other.pull()
    expect(other.docs.size).toBe(1)
    await county.as('dispatcher').command(withdraw, { tasks: [single] })
    const [{ id }] = (
      await county.admin.query(
        `insert into app.role_held (county, id, account, role, place, path, valid_from, given_by)
         values ($1, $2, $3, 'grid_worker', $4, $5, now() - interval '1 day', $3) returning id`,
        [countyCode, newId(), accountOf('worker2'), areas.communityA.id, pathOf('communityA')],
      )
    ).rows
    await county
      .as('dispatcher')
      .command(reassign, { tasks: [{ task, next: newId() }], assignee: accountOf('worker2') })
    await other.pull()
    expect([...other.docs.keys()].sort()).toEqual([...doors.unit].sort())
    // Without a task of its own the phone holds its grid again.
    await phone.pull()
    expect(phone.scope.paths).toEqual([pathOf('grid1')])
    await county.admin.query('update app.role_held set ended_at = now() where id = $1', [id])
    await other.pull()
    expect([...other.docs.values()].every(({ path }) => path.startsWith(pathOf('grid2')))).toBe(true)
  })

  it('lets go of everything when the role ends, and says so without refusing', async () => {
    await phone.pull()
    expect(phone.docs.size).toBeGreaterThan(0)
    await county.admin.query('update app.role_held set ended_at = now() where account = $1', [accountOf('worker')])
    const [page] = await phone.pull()
    await county.admin.query('update app.role_held set ended_at = null where account = $1', [accountOf('worker')])
    expect(page).toMatchObject({ scope: { paths: [], ids: [] }, lease: null, items: [] })
    expect(phone.docs.size).toBe(0)
    expect(phone.parts.areas).toEqual([])
    await phone.pull()
    expect(phone.docs.size).toBeGreaterThan(0)
  })

  it('follows doors that are taken back, merged, split, moved and written in another way', async () => {
    const [a, b, c, d] = await Promise.all([newDoor('unit'), newDoor('unit'), newDoor('unit'), newDoor('unit')])
    await phone.pull()
    const dispatcher = county.as('dispatcher')
    expect(phone.docs.has(a)).toBe(true)
    expect((await dispatcher.command(retireDwellings, { dwellings: [a], why: '误录' })).status).toBe('accepted')
    expect((await dispatcher.command(mergeDwellings, { keep: c, merge: [b] })).status).toBe('accepted')
    const part = newId()
    const split = { id: c, version: await versionOf('place.dwelling', c), into: [{ id: part, number: '乙' }] }
    expect((await dispatcher.command(splitDwelling, split)).status).toBe('accepted')
    expect((await dispatcher.command(moveDwellings, { dwellings: [d], to: areas.grid2.id })).status).toBe('accepted')
    const [page] = await phone.pull()
    expect(page?.gone.sort()).toEqual([a, b, d].sort())
    expect([a, b, d].some((id) => phone.docs.has(id))).toBe(false)
    expect(phone.docs.has(part)).toBe(true)
    await dispatcher.command(editDwelling, { id: part, version: 1, number: '丙' })
    await phone.pull()
    expect(phone.docs.get(part)?.number).toBe('丙')
    // There and back again before the phone looks: it stays.
    await dispatcher.command(moveDwellings, { dwellings: [part], to: areas.grid2.id })
    await dispatcher.command(moveDwellings, { dwellings: [part], to: areas.unit.id })
    await phone.pull()
    expect(phone.docs.has(part)).toBe(true)
  })

  it('follows a house that is named anew or drawn into another grid', async () => {
    await phone.pull()
    const other = testPhone(county.as('worker2'))
    await other.pull()
    const dispatcher = county.as('dispatcher')
    const rename = { id: areas.compound.id, version: await versionOf('place.area', areas.compound.id), name: '新苑' }
    expect((await dispatcher.command(editArea, rename)).status).toBe('accepted')
    await phone.pull()
    expect(phone.docs.get(doors.unit[0] as string)?.address).toContain('新苑')
    expect(phone.parts.areas.some(({ name }) => name === '新苑')).toBe(true)
    const move = { id: areas.compound.id, to: areas.grid2.id, version: rename.version + 1 }
    expect((await dispatcher.command(moveArea, move)).status).toBe('accepted')
    await phone.pull()
    expect(phone.docs.has(doors.unit[0] as string)).toBe(false)
    await other.pull()
    expect(other.docs.has(doors.unit[0] as string)).toBe(true)
    const back = { id: areas.compound.id, to: areas.grid1.id, version: rename.version + 2 }
    expect((await dispatcher.command(moveArea, back)).status).toBe('accepted')
    await phone.pull()
    expect(phone.docs.has(doors.unit[0] as string)).toBe(true)
  })

  it('follows every edit of a household', async () => {
    const door = await newDoor('unit')
    const { household, resident } = await register(door)
    await phone.pull()
    const worker = county.as('worker')
    const home = () => phone.docs.get(door)?.household
    await worker.command(editHousehold, { household, fields: { contactName: { is: '卓玛', was: '扎西' } } })
    await phone.pull()
    expect(home()?.contactName).toBe('卓玛')
    await worker.command(editHousehold, { household, residents: [{ id: resident, sex: { is: 'male', was: null } }] })
    await phone.pull()
    expect(home()?.residents[0]?.sex).toBe('male')
    await worker.command(addResidents, { household, residents: [{ id: newId(), name: '才让' }] })
    await phone.pull()
    expect(home()?.residents.length).toBe(2)
    await worker.command(residentLeft, { resident, leftOn: new Date().toISOString().slice(0, 10) })
    await phone.pull()
    expect(home()?.residents.find(({ id }) => id === resident)?.leftOn).not.toBeNull()
  })

  it("never tells another one's doors, whatever cursor is brought", async () => {
    const strange = testPhone(county.as('workerB'))
    await strange.pull()
    expect([...strange.docs.keys()].sort()).toEqual([...doors.gridB].sort())
    await phone.pull()
    strange.cursor = phone.cursor
    const [page] = await strange.pull()
    expect(page?.reset).toBe(true)
    expect(page?.items.every(({ path }) => path.startsWith(pathOf('gridB')))).toBe(true)
  })

  it('begins anew with a cursor that it cannot follow', async () => {
    await phone.pull()
    const read = JSON.parse(Buffer.from(phone.cursor as string, 'base64url').toString()) as unknown[]
    const write = (index: number, value: unknown) =>
      Buffer.from(JSON.stringify(read.map((one, at) => (at === index ? value : one)))).toString('base64url')
    const ahead = (read[6] as number) + 1_000_000
    for (const cursor of [
      '',
      'nonsense',
      '%%',
      write(0, 2),
      write(2, 'ffffffff'),
      write(6, ahead),
      write(8, 'x'.repeat(16)),
    ]) {
      phone.cursor = cursor
      const [page] = await phone.pull()
      expect(page?.reset, cursor).toBe(true)
      expect((await phone.page()).reset).toBe(false)
    }
    // A backup was put back: the journal ends before the line that the cursor saw.
    phone.cursor = Buffer.from(
      JSON.stringify(read.map((one, at) => [one, 999, 'abcdef01'][at === 3 ? 1 : at === 4 ? 2 : 0])),
    ).toString('base64url')
    expect((await phone.page()).reset).toBe(true)
  })

  it('says when the phone has the wrong time', async () => {
    const at = (seconds: number) => phone.page({ clock: new Date(Date.now() + seconds * 1000).toISOString() })
    expect((await at(200)).skew).toBeNull()
    expect(Math.round(((await at(3 * 86_400)).skew ?? 0) / 100)).toBe(2592)
    expect((await phone.page({ clock: '1970-01-01T00:00:00Z' })).skew).toBeLessThan(-1e9)
  })

  it('keeps that a household came onto a phone, once a day', async () => {
    const door = await newDoor('unit')
    const { household } = await register(door)
    await phone.pull()
    await county.as('worker').command(recordVisit, { door, outcome: 'nobody_home' })
    await phone.pull()
    await testPhone(county.as('worker')).pull()
    const { rows } = await county.admin.query('select actor, fields from registry.look where household = $1', [
      household,
    ])
    expect(rows).toEqual([{ actor: accountOf('worker'), fields: ['household'] }])
  })

  it('marks every answer of the API, also those that fail', async () => {
    for (const url of ['/api/sync/pull', '/api/nothing', '/api/sync/pull?limit=0', '/api/problems'])
      expect((await county.as('worker').raw('GET', url)).headers['x-lianfang'], url).toBe('1')
    expect((await county.stranger().raw('GET', '/api/sync/pull')).headers['x-lianfang']).toBe('1')
    expect((await county.stranger().raw('GET', '/')).headers['x-lianfang']).toBeUndefined()
  })

  it('lets go of everything when the emergency ends', async () => {
    await phone.pull()
    const { rows } = await county.admin.query('select id, version from emergency.emergency where ended_at is null')
    const done = await county
      .as('commander')
      .command(endEmergency, { id: rows[0].id, version: rows[0].version, why: '省指挥部通知' })
    expect(done.problem).toBeUndefined()
    await phone.pull()
    expect(phone.docs.size).toBe(0)
    expect(phone.parts.roll).toBeNull()
  })
})
