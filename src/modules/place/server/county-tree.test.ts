import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { countyCode } from '#main/testing/county-fixture.ts'
import { type EnterRow, toContext } from '#platform/server/commands/context.ts'
import { work } from '#platform/server/commands/work.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import { readCounty } from '../data/divisions.ts'
import { areaChain, createCountyTree, findPlace } from './index.ts'

let county: TestCounty

beforeAll(async () => {
  county = await startTestCounty()
  await county.admin.query('truncate app.county cascade')
})
afterAll(() => county.stop())

test('a county is founded from the official list, with former names and points', async () => {
  const { services } = county.server
  const divisions = await readCounty(String(countyCode))
  await withClient(services.staff, async (client) => {
    const db = queryable(client)
    await client.query('begin')
    const [row] = await db.query<{ ctx: EnterRow }>('select app.enter_founding($1, $2) as ctx', [
      countyCode,
      'app.found',
    ])
    await db.query('insert into app.county (code, name, created_at) values ($1, $2, now())', [countyCode, '平武县'])
    const context = toContext(row?.ctx as EnterRow)
    const hands = work(services, db, context, 'zh-Hans', new Date(), `county-${countyCode}`)
    const tree = await createCountyTree(hands, divisions)
    const committees = divisions.towns.flatMap((town) => town.committees)
    expect(tree.areas).toBe(1 + divisions.towns.length + committees.length)
    expect(await findPlace(hands, tree.county)).toEqual({
      id: tree.county,
      kind: 'county',
      path: '510727',
      name: '平武县',
    })
    const chain = await areaChain(hands, '510727.510727109.510727109001')
    expect(chain).toMatchObject([{ kind: 'county' }, { name: '江油关镇', aliases: ['南坝镇'] }, { name: '南坝社区' }])
    await client.query('commit')
  })
  const { rows } = await county.admin.query(
    'select kind, count(*)::int, count(lon)::int as points from place.area group by kind order by kind',
  )
  expect(rows.find(({ kind }) => kind === 'town')).toEqual({ kind: 'town', count: 20, points: 20 })
  expect(rows.reduce((sum, row) => sum + row.count, 0)).toBe(1 + 20 + 178)
})
