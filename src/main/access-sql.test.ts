import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DataClass, roles } from '#platform/contract/index.ts'
import { newToken } from '#platform/server/http/session.ts'
import { distinctContexts, probe } from './testing/access-probe.ts'
import { newId, startTestCounty, type TestCounty } from './testing/county.ts'
import { areas, countyCode, emergencyId, fixtureId, pathOf } from './testing/county-fixture.ts'
import { foundOtherCounty, type Ground, insertRows, type Row, rowsAt } from './testing/rows.ts'

/** What reaches past one's own place inside the county, by design: table, how, and the class of data that opens it. */
const countyWide: Readonly<Record<string, DataClass | 'any'>> = {
  'checkpoint.checkpoint select': 'breach.read',
  'checkpoint.breach select': 'breach.read',
  // Whoever asks for supplies names the point; what stands there is not told.
  'supply.point select': 'supply.read',
  // A roster hangs on the wall: where posts are and who stands there when.
  'duty.post select': 'duty.own',
  'duty.shift select': 'duty.own',
  // Whoever plans knows whom agencies lend.
  'duty.lending select': 'duty.read',
  // Names of places are public knowledge inside the county.
  'place.area select': 'any',
  // Agencies are few and belong to the county as a whole.
  'agency.agency select': 'agency.read',
  // "Who did this": names behind the ids of accounts.
  'agency.account select': 'task.read',
}
/** Tables that hold nothing of anybody and are open without a context. */
const open: Readonly<Record<string, readonly string[]>> = {
  staff: ['app.county', 'measure.publication', 'registry.publication'],
  public: ['app.county', 'measure.publication', 'registry.publication'],
  auditor: ['app.county'],
  signIn: ['app.county'],
  worker: [
    'app.county',
    'journal.entry',
    'journal.line',
    'journal.seal',
    'registry.coverage',
    'registry.coverage_day',
    'registry.coverage_delta',
  ],
}

/**
 * The access matrix as SQL: what a login could do that found a way to run any statement, with every context that the
 * product can open. The same rows stand in the own town, in another town and in another county.
 */
describe('the access matrix in SQL', () => {
  let county: TestCounty
  let own: Ground
  let other: Ground
  let abroad: Ground
  const tokens = new Map<string, Buffer>()
  const clients = new Map<string, pg.Client>()
  const tablesOf = (rows: readonly Row[]) => rows.map(({ table }) => table)

  /** A fresh session of somebody who holds a role at a place; without a role, of somebody who holds none. */
  const signIn = async (role: string | undefined, at: { area: string; path: string }, county_ = countyCode) => {
    const account = newId()
    const { hash } = newToken()
    await county.admin.query(
      "insert into app.session (token_hash, id, county, account, expires_at) values ($1, $2, $3, $4, now() + interval '1 hour')",
      [hash, newId(), county_, account],
    )
    if (role !== undefined)
      await county.admin.query(
        "insert into app.role_held (county, id, account, role, place, path, valid_from, given_by) values ($1, $2, $3, $4, $5, $6, now() - interval '1 day', $3)",
        [county_, newId(), account, role, at.area, at.path],
      )
    return hash
  }

  const tablesFor = (login: string) => {
    const spread = (ground: Ground, where: (hasPath: boolean) => string, isAbroad: boolean) =>
      rowsAt(ground).flatMap(({ table, values }) => {
        const hasPath = 'path' in values
        // Rows without a place belong to the county as a whole; those open to all are no secret anywhere.
        if ((!hasPath && !isAbroad) || open[login]?.includes(table)) return []
        return {
          table,
          elsewhere: where(hasPath),
          column: hasPath ? 'path' : 'county',
          columns: Object.keys(values).join(', '),
          values,
          move: hasPath ? `path = '${ground.path}'${isAbroad ? `, county = ${ground.county}` : ''}` : null,
        }
      })
    return {
      town: spread(other, () => `county = ${countyCode} and path <@ '${other.path}'`, false),
      county: spread(abroad, () => `county = ${abroad.county}`, true),
    }
  }

  const tryAll = async (login: string, open_: () => Promise<unknown>, tables: readonly object[]) => {
    const client = clients.get(login) as pg.Client
    await client.query('begin')
    try {
      await open_()
      await client.query("select set_config('probe.tables', $1, true)", [JSON.stringify(tables)])
      await client.query(probe)
      const { rows } = await client.query("select current_setting('probe.found') as found")
      return (rows[0].found as string).split(',').filter(Boolean)
    } finally {
      await client.query('rollback')
    }
  }

  beforeAll(async () => {
    county = await startTestCounty()
    for (const login of ['staff', 'signIn', 'public', 'worker', 'auditor'] as const) {
      const client = new pg.Client({ connectionString: county.runtime.database[login] })
      await client.connect()
      clients.set(login, client)
    }
    const here = { county: countyCode, agency: fixtureId('agency', 1), emergency: emergencyId }
    own = { ...here, path: pathOf('townA'), area: areas.townA.id }
    other = { ...here, path: pathOf('townB'), area: areas.townB.id }
    abroad = await foundOtherCounty(county.admin, 510_726)
    for (const ground of [own, other, abroad]) await insertRows(county.admin, rowsAt(ground))
    for (const role of roles) tokens.set(role, await signIn(role, own))
    tokens.set('nobody', await signIn(undefined, own))
  })
  afterAll(async () => {
    await Promise.all([...clients.values()].map((client) => client.end()))
    await county.stop()
  })

  it('is tried on every table that belongs to a county, with rows in both towns and in another county', async () => {
    const { rows } = await county.admin.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
         join pg_attribute a on a.attrelid = c.oid and a.attname = 'county' where c.relkind = 'r' and n.nspname !~ '^pg_'`,
    )
    const tried = new Set([...tablesOf(rowsAt(own)), 'app.live_emergency', 'app.ticket_epoch'])
    expect(rows.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([])
  })

  it.each(distinctContexts())('%s reaches nothing elsewhere', async (permission, who, classes) => {
    for (const login of ['staff', 'auditor']) {
      const tables = tablesFor(login)
      const enter = async () => {
        const client = clients.get(login) as pg.Client
        const { rows } = await client.query('select app.enter($1, $2) as ctx', [tokens.get(who), permission])
        expect(rows[0].ctx.paths).toBe(who === 'nobody' ? '' : own.path)
      }
      const found = await tryAll(login, enter, tables.town)
      const isAllowed = (what: string) => {
        const needed = countyWide[what]
        return needed === 'any' || (needed !== undefined && who !== 'nobody' && classes.includes(needed))
      }
      expect(found.filter((what) => !isAllowed(what))).toEqual([])
      expect(await tryAll(login, enter, tables.county)).toEqual([])
    }
  })

  it('has no rule that looks at the name of a permission, so contexts of the same classes are one', async () => {
    const { rows } = await county.admin.query<{ name: string }>(
      `select p.oid::regproc::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname !~ '^(pg_|information_schema)'
          and p.prosrc ~ 'context\\(\\)\\)\\s*\\[3\\]|split_part\\([^)]*,\\s*3\\s*\\)|current_setting\\(''app\\.permission'
        order by 1`,
    )
    // Opens the context of somebody else for one command; no policy calls it.
    expect(rows.map(({ name }) => name)).toEqual(['agency.enter_sealed'])
  })

  it('shows the own rows with the right context, so that the probes above are no empty claim', async () => {
    const client = clients.get('staff') as pg.Client
    await client.query('begin')
    await client.query('select app.enter($1, $2)', [tokens.get('dispatcher'), 'registry.recordVisit'])
    for (const table of ['registry.resident', 'registry.household', 'registry.door', 'place.dwelling']) {
      const { rows } = await client.query(`select count(*)::int as n from ${table} where path <@ $1`, [own.path])
      expect(rows[0].n, table).toBeGreaterThan(0)
    }
    await client.query('rollback')
  })

  it('finds a policy that reaches too far, and a right that should not be there', async () => {
    await county.admin.query(
      `create policy wide on registry.resident for all to lianfang_staff using (county = (select app.this_county())) with check (true);
       grant delete on registry.resident to lianfang_staff; create policy wide on place.dwelling for select using (true)`,
    )
    try {
      const enter = () =>
        clients.get('staff')?.query('select app.enter($1, $2)', [tokens.get('nobody'), 'place.search'])
      const { town, county: abroadTables } = tablesFor('staff')
      const all = ['select', 'update', 'delete', 'insert', 'move'].map((how) => `registry.resident ${how}`)
      expect(await tryAll('staff', async () => enter(), town)).toEqual(
        expect.arrayContaining([...all, 'place.dwelling select']),
      )
      expect(await tryAll('staff', async () => enter(), abroadTables)).toContain('place.dwelling select')
    } finally {
      await county.admin.query(
        'drop policy wide on registry.resident; drop policy wide on place.dwelling; revoke delete on registry.resident from lianfang_staff',
      )
    }
  })

  describe('without a context that the database made itself', () => {
    /** Counts what a login sees in every table and view. */
    const seen = async (login: string) => {
      const client = clients.get(login) as pg.Client
      const { rows } = await county.admin.query<{ name: string }>(
        `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind in ('r', 'v') and n.nspname !~ '^(pg_|information_schema|public|install)'`,
      )
      const visible: string[] = []
      for (const { name } of rows) {
        await client.query('savepoint one')
        try {
          if ((await client.query(`select from ${name} limit 1`)).rowCount) visible.push(name)
        } catch (error) {
          if ((error as { code: string }).code !== '42501') throw error
        }
        await client.query('rollback to savepoint one')
      }
      return visible.sort()
    }
    const openTo = (login: string) =>
      [
        ...(open[login] ?? []),
        ...(['staff', 'auditor'].includes(login) ? ['app.permission', 'app.role_permission'] : []),
        ...(['staff', 'public'].includes(login) ? ['registry.pub_publication'] : []),
      ].sort()
    const forgeries: readonly (readonly [string, (client: pg.Client) => Promise<unknown>])[] = [
      ['no context', async () => undefined],
      [
        'one set by hand',
        (client) =>
          client.query(`select set_config('app.ctx', $1, true), set_config('app.mac', repeat('0', 64), true)`, [
            `${newId()}|${countyCode}|registry.recordVisit|place.read,door.read,person.read,person.write,account.read|${emergencyId}|${countyCode}`,
          ]),
      ],
      [
        'one copied from an earlier transaction',
        async (client) => {
          const entered = await enterAndCopy(client)
          await client.query('rollback; begin')
          await client.query(`select set_config('app.ctx', $1, true), set_config('app.mac', $2, true)`, entered)
        },
      ],
      [
        'one copied from another connection',
        async (client) => {
          const neighbour = new pg.Client({ connectionString: county.runtime.database.staff })
          await neighbour.connect()
          await neighbour.query('begin')
          const entered = await enterAndCopy(neighbour)
          await client.query(`select set_config('app.ctx', $1, true), set_config('app.mac', $2, true)`, entered)
          await neighbour.end()
        },
      ],
      [
        'a true one with a wider place',
        async (client) => {
          const [ctx = ''] = await enterAndCopy(client)
          await client.query(`select set_config('app.ctx', $1, true)`, [ctx.replace(own.path, String(countyCode))])
        },
      ],
      [
        'one left over for the whole session',
        async (client) => {
          const entered = await enterAndCopy(client)
          await client.query(
            `rollback; select set_config('app.ctx', '${entered[0]}', false), set_config('app.mac', '${entered[1]}', false); begin`,
          )
        },
      ],
    ]
    const enterAndCopy = async (client: pg.Client): Promise<string[]> => {
      const isStaff = [clients.get('staff'), clients.get('auditor')].includes(client)
      if (!isStaff) return [`${newId()}|${countyCode}|x|person.read|${emergencyId}|${countyCode}`, '0'.repeat(64)]
      await client.query('select app.enter($1, $2)', [tokens.get('dispatcher'), 'registry.recordVisit'])
      const { rows } = await client.query("select current_setting('app.ctx') as ctx, current_setting('app.mac') as mac")
      return [rows[0].ctx, rows[0].mac]
    }

    it.each(forgeries)('%s: nothing is seen or changed', async (_name, forge) => {
      for (const [login, client] of clients) {
        await client.query('begin')
        try {
          await forge(client)
          expect(await seen(login), login).toEqual(openTo(login))
        } finally {
          await client.query('rollback')
          await client.query('reset all')
        }
        const tables = tablesFor(login)
        const found = await tryAll(login, () => forge(client), [...tables.town, ...tables.county])
        await client.query('reset all')
        expect(found, login).toEqual([])
      }
    })

    it('takes no permission that is none, nor one with more in its name', async () => {
      const client = clients.get('staff') as pg.Client
      for (const permission of [
        'registry.nothing',
        `x|person.read|${emergencyId}|${countyCode}`,
        `x|person.read||${countyCode}`,
        '|||',
        '',
      ]) {
        await client.query('begin')
        await client.query('select app.enter($1, $2)', [tokens.get('dispatcher'), permission]).catch((error) => {
          expect(error.code).toBe('42501')
          return client.query('rollback; begin')
        })
        expect((await client.query('select from registry.resident')).rowCount).toBe(0)
        expect((await client.query('select from place.dwelling')).rowCount).toBe(0)
        await client.query('rollback')
      }
    })

    it('opens nothing for a session that is over or unknown', async () => {
      const client = clients.get('staff') as pg.Client
      const over = await signIn('dispatcher', own)
      await county.admin.query(
        "update app.session set expires_at = now() - interval '1 second' where token_hash = $1",
        [over],
      )
      for (const token of [over, newToken().hash]) {
        await client.query('begin')
        const { rows } = await client.query('select app.enter($1, $2) as ctx', [token, 'registry.recordVisit'])
        expect(rows[0].ctx).toBeNull()
        expect((await client.query('select from registry.resident')).rowCount).toBe(0)
        await client.query('rollback')
      }
    })

    it('lets no login read the key of the context, seal one, or take up another role', async () => {
      for (const client of clients.values()) {
        for (const text of [
          'select key from app.ticket_key',
          "select app.seal_context('a|b|c|d|e|f')",
          'set role lianfang_migrator',
          'set session authorization postgres',
          'set row_security = off; select from registry.resident',
          'alter table registry.resident disable row level security',
          'create table app.mine (id int)',
          "copy registry.resident to program 'cat'",
          "select pg_read_file('/etc/hostname')",
        ]) {
          await client.query('begin')
          await expect(client.query(text), text).rejects.toMatchObject({
            code: expect.stringMatching(/^42501$|^22023$/),
          })
          await client.query('rollback')
        }
      }
    })
  })
})
