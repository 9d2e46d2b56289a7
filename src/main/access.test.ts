import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Closed, dataClasses, defineCommand, defineQuery, roles } from '#platform/contract/index.ts'
import { answer, handleEach, type ServerModule } from '#platform/server/commands/module.ts'
import { missingAccess } from '#platform/server/http/access.ts'
import { startServer } from '#platform/server/http/server.ts'
import { accessMatrix } from './access.ts'
import { modules } from './modules.ts'
import { startTestCounty, type TestCounty } from './testing/county.ts'

const log = pino({ level: 'silent' })
const none = Closed({})
const query = defineQuery({
  name: 'extra.look',
  path: '/api/extra',
  params: none,
  response: none,
  roles: [],
  classes: [],
})
const command = defineCommand({ name: 'extra.do', body: none, result: none, offline: false, roles: [], classes: [] })

describe('the access matrix', () => {
  const rows = accessMatrix()

  it('has one row a permission, with roles and data classes that exist', () => {
    const names = rows.map(({ permission }) => permission)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
    for (const row of rows) {
      for (const role of [...(typeof row.roles === 'string' ? [] : row.roles), ...(row.also ?? [])])
        expect(roles).toContain(role)
      for (const name of row.classes) expect(dataClasses).toContain(name)
    }
  })

  it('gives the class of persons to nobody who needs no name: those who administer, audit, command or sit in an agency', () => {
    for (const row of rows) {
      if (!row.classes.some((name) => name.startsWith('person.')) || typeof row.roles === 'string') continue
      for (const role of ['administrator', 'auditor', 'agency_staff', 'commander', 'area_leader'] as const)
        expect(row.roles, row.permission).not.toContain(role)
    }
  })

  it('opens to every session, or to anyone, no data class that somebody else must carry', () => {
    for (const row of rows)
      if (row.roles === 'anyone' || (row.roles === 'self' && !row.also)) expect(row.classes, row.permission).toEqual([])
  })

  describe('against what a server answers', () => {
    let county: TestCounty
    beforeAll(async () => {
      county = await startTestCounty()
    })
    afterAll(() => county.stop())
    const start = (extra: ServerModule, access = rows) =>
      startServer({ ...county.runtime, port: 0 }, [...modules, extra], access, log).then((server) => server.stop())

    it('misses nothing', async () => {
      expect(missingAccess([], county.server.services, rows)).toEqual([])
      await start({ name: 'extra', commands: [], queries: [] }, [
        ...rows,
        { permission: 'GET /api/setup/divisions', roles: 'anyone', classes: [] },
      ])
    })

    it('finds a command, a query and a route without a row, in whatever method', () => {
      const services = {
        commands: new Map([['extra.do', handleEach(command, async () => ({}))]]),
        queries: [answer(query, async () => ({}))],
      }
      expect(missingAccess([], services, rows)).toEqual(['extra.do', 'extra.look'])
      const routes = ['GET', 'HEAD', 'POST', 'DELETE'].map((method) => ({ method, url: '/api/extra-route' }))
      expect(missingAccess(routes, { commands: new Map(), queries: [] }, rows)).toEqual([
        'GET /api/extra-route',
        'POST /api/extra-route',
        'DELETE /api/extra-route',
      ])
      expect(
        missingAccess([{ method: 'GET', url: '/api/docs/static/x.js' }], { commands: new Map(), queries: [] }, rows),
      ).toEqual([])
      expect(
        missingAccess([{ method: 'POST', url: '/api/docs/x' }], { commands: new Map(), queries: [] }, rows),
      ).toEqual(['POST /api/docs/x'])
      expect(missingAccess([{ method: 'GET', url: '/api/docsx' }], { commands: new Map(), queries: [] }, rows)).toEqual(
        ['GET /api/docsx'],
      )
    })

    it('keeps a server with a command, a query or a route of no row from starting', async () => {
      const extra = { name: 'extra', commands: [], queries: [] }
      await expect(start({ ...extra, commands: [handleEach(command, async () => ({}))] })).rejects.toThrow('extra.do')
      await expect(start({ ...extra, queries: [answer(query, async () => ({}))] })).rejects.toThrow('extra.look')
      await expect(start({ ...extra, routes: (app) => void app.put('/api/extra', async () => ({})) })).rejects.toThrow(
        'PUT /api/extra',
      )
      await expect(
        start({
          ...extra,
          routes: (app) =>
            void app.register(async (inner) => void inner.get('/inner', async () => ({})), { prefix: '/api/extra' }),
        }),
      ).rejects.toThrow('GET /api/extra/inner')
    })

    it('has no row that nothing answers to', () => {
      const { services, app } = county.server
      const declared = new Set([
        ...services.commands.keys(),
        ...services.queries.map(({ definition }) => definition.name),
        'app.found',
      ])
      for (const { permission } of rows) {
        const [method, url = ''] = permission.split(' ')
        if (declared.has(permission)) continue
        const path = url.replace(/\/\*$/, '/')
        expect(
          app.hasRoute({ method: method as 'GET', url: path }) ||
            app.hasRoute({ method: method as 'GET', url: path.slice(0, -1) }),
          permission,
        ).toBe(true)
      }
    })

    it('has the same rows in the database', async () => {
      const { rows: kept } = await county.admin.query('select role, permission from app.role_permission')
      const wanted = rows.flatMap(({ permission, roles: carriers, also = [] }) =>
        (typeof carriers === 'string' ? also : carriers).map((role) => `${role} ${permission}`),
      )
      expect(kept.map(({ role, permission }) => `${role} ${permission}`).sort()).toEqual(wanted.sort())
    })
  })
})
