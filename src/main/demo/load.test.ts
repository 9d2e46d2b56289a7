import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { board as checkpoints } from '#modules/checkpoint/contract/index.ts'
import { dayOf, getNow, getRoster, HOUR, holesOf } from '#modules/duty/contract/index.ts'
import { board } from '#modules/registry/contract/index.ts'
import { roles as allRoles, type ResponseOf } from '#platform/contract/index.ts'
import type { InternalServer } from '#platform/server/http/server.ts'
import { withLogin } from '#platform/server/install/database.ts'
import { install } from '#platform/server/install/install.ts'
import type { Secrets } from '#platform/server/postgres/secrets.ts'
import type { Runtime } from '#platform/server/runtime.ts'
import { syncAccess } from '../access.ts'
import { startInternal } from '../internal.ts'
import { playClock } from '../supervisor/played-clock.ts'
import { FIGURES } from './generate/figures.ts'
import { DUTY_FIGURES } from './load/duty.ts'
import { type DemoAccount, loadDemo } from './load.ts'
import { isReplayFolder, readPosition, workersFile } from './replay/position.ts'
import { type DayReport, replay } from './replay/run.ts'
import { midnight } from './replay/times.ts'

const cluster = inject('cluster')
const database = `demo_${process.pid}_${Date.now().toString(36)}`
const folder = mkdtempSync(join(tmpdir(), 'lianfang-demo-'))
const progress: string[] = []
let server: InternalServer
let runtime: Runtime
let admin: pg.Client
let accounts: DemoAccount[]

beforeAll(async () => {
  const secrets = JSON.parse(cluster.secrets) as Secrets
  const { urls } = await install({ adminUrl: cluster.adminUrl, secrets, database, afterMigrate: syncAccess })
  runtime = {
    folder,
    database: urls,
    host: '127.0.0.1',
    port: 0,
    publicPort: 0,
    demo: true,
    webRoot: folder,
    // As for a replay, so that the workers have passwords too.
    clock: { realStart: Date.now(), simulatedStart: midnight(0), speed: 1 },
  }
  accounts = (await loadDemo({ runtime, onProgress: (text) => progress.push(text) })).accounts
  server = await startInternal(runtime, pino({ level: 'error' }, pino.destination(2)))
  admin = new pg.Client({ connectionString: withLogin(cluster.adminUrl, { database }) })
  await admin.connect()
}, 180_000)

afterAll(async () => {
  await server.stop()
  await admin.end()
  const maker = new pg.Client({ connectionString: cluster.adminUrl })
  await maker.connect()
  await maker.query(`drop database ${database} with (force)`)
  await maker.end()
  rmSync(folder, { recursive: true, force: true })
})

const one = async (text: string) => (await admin.query(text)).rows[0]

async function signIn(username: string, password: string) {
  const answer = await server.app.inject({ method: 'POST', url: '/api/session', payload: { username, password } })
  expect(answer.statusCode, username).toBe(200)
  return { cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '', session: answer.json() }
}

describe('the demo county', () => {
  it('has the official divisions, every generated door once, and no household', async () => {
    expect(
      await one(`select count(*) filter (where kind = 'town')::int as towns,
        count(*) filter (where kind in ('community', 'village'))::int as committees,
        count(distinct class)::int as classes, count(contact)::int > 50 as has_contacts from place.area`),
    ).toEqual({ towns: 20, committees: 178, classes: 3, has_contacts: true })
    expect(
      await one(`select count(*)::int as doors, count(*) filter (where mismatch)::int as mismatches,
        count(*) filter (where state <> 'unreached')::int as reached from registry.door`),
    ).toEqual({ doors: FIGURES.dwellings, mismatches: FIGURES.mismatches, reached: 0 })
    expect(await one('select count(*)::int as count from place.dwelling')).toEqual({ count: FIGURES.dwellings })
    expect(await one('select count(*)::int as count from registry.household')).toEqual({ count: 0 })
    // A warehouse and six posts, of which one has masks for less than a day.
    expect(
      await one(`select count(*)::int as points, count(*) filter (where held < used)::int as short from (
        select p.id, (select sum(b.quantity) from supply.balance b join supply.item i on i.id = b.item where b.account = p.id and i.standard = 'YY 0469-2011') as held,
               (select sum(m.quantity) / 7 from supply.move m join supply.item i on i.id = m.item
                 where m.from_point = p.id and m.kind = 'issue' and i.standard = 'YY 0469-2011') as used from supply.point p) x`),
    ).toEqual({ points: 7, short: 1 })
    expect(
      await one(`select count(*)::int as strays from place.dwelling d left join place.area a on a.county = d.county and a.id = d.area
        where a.path is distinct from d.path`),
    ).toEqual({ strays: 0 })
    expect(progress.length).toBeGreaterThan(2)
  })

  it('keeps the addresses as they were generated', async () => {
    expect(
      await one(
        "select count(*)::int as wrong from place.dwelling where right(address, length(number)) <> number or front = '' or left(address, length(front)) <> front",
      ),
    ).toEqual({ wrong: 0 })
  })

  it('marks every account as generated and gives each demo role one that signs in', async () => {
    expect(await one('select bool_and(generated) as all, count(*)::int > 180 as many from agency.account')).toEqual({
      all: true,
      many: true,
    })
    const roles = new Set(accounts.map(({ role }) => role))
    expect(roles.size).toBe(allRoles.length)
    for (const { username, password, role } of accounts) {
      const { session } = await signIn(username, password)
      expect(session.roles.map((held: { role: string }) => held.role)).toEqual([role])
      expect(session.account.mustChange).toBe(false)
    }
    expect(new Set(accounts.map(({ password }) => password)).size).toBe(accounts.length)
    expect(accounts.every(({ password }) => password.length >= 20)).toBe(true)
  })

  it('has a live emergency on its first day, and a board without a door reached', async () => {
    const { username = '', password = '' } = accounts.find(({ role }) => role === 'dispatcher') ?? {}
    const { cookie, session } = await signIn(username, password)
    expect(session.emergency).toMatchObject({ level: 1, day: 1 })
    const answer = await server.app.inject({ url: board.path, headers: { cookie } })
    const { area, below } = answer.json() as ResponseOf<typeof board>
    expect(area.figures).toMatchObject({ doors: FIGURES.dwellings, unreached: FIGURES.dwellings, persons: 0 })
    expect(area.today).toMatchObject({ doors: 0, unreached: 0 })
    expect(below).toHaveLength(20)
  })

  it('has posts and rosters by the figures of the scenario, without a hole in the days that are rostered', async () => {
    const { username = '', password = '' } = accounts.find(({ role }) => role === 'commander') ?? {}
    const { cookie } = await signIn(username, password)
    const ask = async (url: string) => (await server.app.inject({ url, headers: { cookie } })).json()
    const from = dayOf(midnight(0))
    const roster = (await ask(`${getRoster.path}?from=${from}&days=8`)) as ResponseOf<typeof getRoster>
    const { posts, shifts, people } = roster
    const usernames = new Map(people.map((person) => [person.id, person.username]))
    const team = (name: string) => {
      const theirs = shifts.filter(({ account }) => usernames.get(account)?.startsWith(`${name}.`))
      return [new Set(theirs.map(({ account }) => account)).size, new Set(theirs.map(({ post }) => post)).size]
    }
    expect(posts.filter(({ kind }) => kind === 'border_checkpoint')).toHaveLength(6)
    expect(team('cadre')).toEqual([DUTY_FIGURES.cadres, 6])
    expect(team('justice')).toEqual([DUTY_FIGURES.justiceStaff, DUTY_FIGURES.registrationPoints])
    expect(team('procurator')).toEqual([DUTY_FIGURES.prosecutors, 10])
    expect(team('standby')).toEqual([DUTY_FIGURES.standby, 1])
    expect(DUTY_FIGURES).toEqual({ cadres: 6, justiceStaff: 20, registrationPoints: 16, prosecutors: 10, standby: 10 })
    const spans = shifts.map(({ post, startsAt, endsAt }) => ({
      post,
      startsAt: Date.parse(startsAt),
      endsAt: Date.parse(endsAt),
    }))
    const [begin, end] = [midnight(0) + 8 * HOUR, midnight(0) + 8 * 24 * HOUR]
    const byPost = Map.groupBy(spans, ({ post }) => post)
    expect(posts.flatMap((post) => holesOf(post, byPost.get(post.id) ?? [], begin, end))).toEqual([])
    // Round the clock: somebody stands at each of the six community posts in every hour.
    const led = posts.filter(({ leader }) => usernames.get(leader?.id ?? '')?.startsWith('cadre.'))
    expect(led.map(({ need }) => need)).toEqual(Array(6).fill(Array(24).fill(1)))
    const now = (await ask(getNow.path)) as ResponseOf<typeof getNow>
    expect(now.holes.every(({ endsAt }) => Date.parse(endsAt) <= begin)).toBe(true)
    // Each of the six entrances is kept by the post of its name, and both pages count the same people.
    const { lanes } = (await ask(checkpoints.path)) as ResponseOf<typeof checkpoints>
    const ofPost = new Map(now.posts.map(({ id, name, people, need }) => [id, { name, need, planned: people.length }]))
    expect(lanes).toHaveLength(6)
    for (const { name, duty } of lanes) {
      expect(duty?.name).toBe(name)
      expect(duty).toMatchObject(ofPost.get(duty?.post ?? '') ?? {})
    }
  })

  it('gives the workers of a replay passwords in a file that only its owner reads', async () => {
    expect(isReplayFolder(folder)).toBe(true)
    expect(statSync(workersFile(folder)).mode & 0o777).toBe(0o600)
    const workers = JSON.parse(readFileSync(workersFile(folder), 'utf8')) as Record<string, string>
    expect(Object.keys(workers)).toHaveLength(178 + 4 + 19 + 5)
    const [username = '', password = ''] = Object.entries(workers)[100] ?? []
    const { session } = await signIn(username, password)
    expect(session.roles).toMatchObject([{ role: 'grid_worker' }])
  })
})

describe('the replay', () => {
  const TOWN = '510727212'
  const days: DayReport[] = []
  const play = (onDay: (report: DayReport) => void, signal = new AbortController().signal) => {
    const file = join(folder, 'accounts.json')
    writeFileSync(file, JSON.stringify(accounts))
    return replay({
      desk: `http://127.0.0.1:${server.port}/`,
      accountsFile: file,
      folder,
      speed: Number.POSITIVE_INFINITY,
      towns: [TOWN],
      setClock: async (clock) => {
        runtime.clock = clock
        await playClock(runtime.database.migrator, clock)
      },
      onProgress: () => {},
      onDay,
      signal,
    })
  }

  it('plays the days of a town; every answer and the board are as planned, on the clock of January 2020', {
    timeout: 180_000,
  }, async () => {
    const stop = new AbortController()
    const cut = play((report) => {
      days.push(report)
      if (report.day === '2020-01-26') stop.abort()
    }, stop.signal)
    await expect(cut).rejects.toThrow('abort')
    expect(days.map(({ day }) => day)).toEqual(['2020-01-24', '2020-01-25', '2020-01-26'])
    expect(new Date(readPosition(folder)).toISOString().slice(0, 10)).toBe('2020-01-26')
    const { username = '', password = '' } = accounts.find(({ role }) => role === 'commander') ?? {}
    expect((await signIn(username, password)).session.emergency).toMatchObject({ day: 3 })
  })

  it('goes on where it was cut off, and ends on the evening of the last day', { timeout: 180_000 }, async () => {
    await play((report) => days.push(report))
    expect(days.map(({ day }) => day)).toHaveLength(8)
    for (const { day, unexpected, differences } of days)
      expect({ day, unexpected, differences }).toEqual({ day, unexpected: { count: 0, examples: [] }, differences: [] })
    expect(days.at(-1)?.figures.registered).toBeGreaterThan(100)
    expect(
      await one(`select count(*)::int as outside from journal.entry
        where name like 'registry.%' and (received_at < '2020-01-24T00:00+08' or received_at > '2020-02-01T00:30+08')`),
    ).toEqual({ outside: 0 })
    expect(await one('select bool_and(generated) as all from registry.household')).toEqual({ all: true })
    expect(await play(() => {})).toEqual([])
  })

  it('takes what somebody enters at a screen meanwhile as of the replayed day', async () => {
    const { username = '', password = '' } = accounts.find((account) => account.username === 'grid.renmin') ?? {}
    const { cookie, session } = await signIn(username, password)
    const { rows } = await admin.query('select id from registry.door where path <@ $1::ltree limit 1', [
      session.roles[0].path,
    ])
    const id = uuidv7()
    const visit = { door: rows[0].id, outcome: 'nobody_home' }
    const command = { id, name: 'registry.recordVisit', body: visit, occurredAt: new Date().toISOString() }
    const payload = { commands: [command] }
    const answer = await server.app.inject({ method: 'POST', url: '/api/commands', headers: { cookie }, payload })
    expect(answer.json().results).toMatchObject([{ status: 'accepted' }])
    const { rows: kept } = await admin.query('select occurred_at from registry.visit where id = $1', [id])
    expect(kept[0].occurred_at.toISOString().slice(0, 7)).toBe('2020-01')
  })
})
