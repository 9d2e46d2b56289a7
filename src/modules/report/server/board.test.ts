import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, areas, countyCode, type PersonName, pathOf } from '#main/testing/county-fixture.ts'
import { board as checkpoints } from '#modules/checkpoint/contract/index.ts'
import { listDirectives, toLead } from '#modules/directive/contract/index.ts'
import { countHoles, getNow } from '#modules/duty/contract/index.ts'
import { listIncidents, reportIncident } from '#modules/incident/contract/index.ts'
import { column, counts as leadCounts } from '#modules/lead/contract/index.ts'
import { list as listMeasures, counts as measureCounts } from '#modules/measure/contract/index.ts'
import { board as coverage, listDoors } from '#modules/registry/contract/index.ts'
import { stockBoard } from '#modules/supply/contract/index.ts'
import { commandBoard } from '../contract/index.ts'
import { makeBusy, persons } from './testing/busy-county.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
  await makeBusy(county)
})
afterAll(() => county.stop())

const board = (who: PersonName) => county.as(who).get(commandBoard)

describe('every number is the number of its list', () => {
  test('doors', async () => {
    for (const who of ['commander', 'leaderA'] as const) {
      const { area, coverage: doors } = await board(who)
      const list = await county.as(who).get(coverage)
      expect(area).toEqual({ id: list.area.id, kind: list.area.kind, name: list.area.name })
      const { figures } = list.area
      const covered = figures.registered + figures.vacant + figures.demolished + figures.not_dwelling
      expect(doors).toMatchObject({ doors: figures.doors, covered })
      expect(doors.below.map(({ id, doors: count, unreached }) => [id, count, unreached])).toEqual(
        list.below.map((row) => [row.id, row.figures.doors, row.figures.unreached]),
      )
      for (const [state, count] of [
        ['unreached', doors.unreached],
        ['nobody_home', doors.nobodyHome],
      ] as const)
        expect((await county.as(who).get(listDoors, { area: area.id, state })).items).toHaveLength(count)
    }
    expect((await board('commander')).coverage).toMatchObject({ doors: 18, covered: 2, unreached: 14, nobodyHome: 1 })
  })

  test('entrances', async () => {
    const { flow } = await board('commander')
    const list = await county.as('commander').get(checkpoints)
    const entrances = list.lanes.filter(({ kind }) => kind === 'county_entrance')
    expect(
      flow?.entrances.map(({ id, in: ins, out, back, waiting, waitMinutes }) => [
        id,
        ins,
        out,
        back,
        waiting,
        waitMinutes,
      ]),
    ).toEqual(
      entrances.map(({ id, hours, back, post }) => [
        ...[id, hours.at(-1)?.in, hours.at(-1)?.out, back],
        ...[post?.waiting ?? null, post?.waitMinutes ?? null],
      ]),
    )
    expect(flow?.breaches).toBe(list.breaches.length)
    expect(flow?.entrances.find(({ name }) => name === '林家坝')).toMatchObject({
      ...{ in: 1, out: 1, back: 1, waiting: 7, lon: 104.55, lat: 32.41 },
    })
  })

  test('posts', async () => {
    for (const who of ['commander', 'leaderA'] as const) {
      const { posts } = await board(who)
      const list = await county.as(who).get(getNow)
      const isThere = ({ standing }: { standing: string }) => standing.startsWith('present')
      const rows = list.posts.map(({ need, people }) => ({ need, present: people.filter(isThere).length }))
      expect(posts.posts).toBe(rows.length)
      expect(posts.holed).toBe(new Set(list.holes.map(({ post }) => post)).size)
      expect(posts.short).toBe(rows.filter(({ need, present }) => present < need).length)
      expect(posts.empty).toBe(rows.filter(({ need, present }) => need > 0 && present === 0).length)
      expect(posts.missingHours).toBe((await county.as(who).get(countHoles)).hours)
    }
    expect((await board('commander')).posts).toMatchObject({ posts: 3, holed: 2, empty: 1, short: 1, missingHours: 36 })
    expect((await board('leaderA')).posts.posts).toBe(2)
    const { spots } = (await board('commander')).posts
    expect(spots).toEqual(
      expect.arrayContaining([
        { lon: 104.55, lat: 32.41, posts: 2, holed: 2, empty: 1 },
        { lon: 104.3, lat: 32.8, posts: 1, holed: 0, empty: 0 },
      ]),
    )
  })

  test('directives', async () => {
    const { directives } = await board('commander')
    expect((await county.as('commander').get(listDirectives, { late: 'yes' })).items).toHaveLength(
      directives?.papers ?? -1,
    )
    expect((await county.as('commander').get(toLead)).late).toBe(directives?.late)
    expect(directives).toEqual({ late: 4, papers: 1 })
  })

  test('incidents by clock and by kind', async () => {
    for (const who of ['commander', 'leaderA'] as const) {
      const { incidents } = await board(who)
      for (const show of ['late', 'soon', 'live'] as const)
        expect((await county.as(who).get(listIncidents, { show })).items).toHaveLength(incidents[show])
      for (const { kind, live } of incidents.kinds)
        expect((await county.as(who).get(listIncidents, { show: 'live', kind })).items).toHaveLength(live)
    }
    expect((await board('commander')).incidents).toMatchObject({ late: 1, soon: 1, live: 4 })
    expect((await board('leaderA')).incidents.live).toBe(3)
  })

  test('supplies', async () => {
    const { supplies } = await board('commander')
    const { cells } = await county.as('commander').get(stockBoard)
    expect(supplies.low).toBe(cells.filter(({ low }) => low).length)
    expect(supplies.expired).toBe(cells.filter(({ expired }) => expired > 0).length)
    expect(supplies.items).toMatchObject([{ name: '医用防护口罩', unit: '只', stock: 0, cover: 0, low: 1 }])
  })

  test('measures and leads', async () => {
    const { measures, leads } = await board('commander')
    for (const show of ['running', 'ending', 'objections'] as const)
      expect((await county.as('commander').get(listMeasures, { show })).items).toHaveLength(measures?.[show] ?? -1)
    expect(await county.as('commander').get(measureCounts)).toMatchObject({ ...measures })
    expect(measures).toEqual({ running: 3, ending: 1, objections: 1 })
    expect((await board('leaderA')).measures).toEqual({ running: 2, ending: 1, objections: 1 })
    const columns = ['new', 'assigned', 'received'] as const
    const late = await Promise.all(columns.map((state) => county.as('commander').get(column, { state, late: 'yes' })))
    expect(late.flatMap(({ items }) => items)).toHaveLength(leads?.late ?? -1)
    expect((await county.as('commander').get(leadCounts)).late).toBe(leads?.late)
    expect(leads).toEqual({ late: 2, open: 3 })
  })
})

describe('the board', () => {
  test('never says who', async () => {
    for (const who of ['commander', 'dispatcher', 'leaderA'] as const) {
      const { body } = await county.as(who).raw('GET', commandBoard.path)
      const text = JSON.stringify(body)
      for (const person of persons) expect(text).not.toContain(person)
      const { rows } = await county.admin.query('select display_name from agency.account')
      for (const { display_name } of rows) expect(text).not.toContain(display_name)
    }
  })

  test('is for leaders, each with the parts whose lists they may open', async () => {
    for (const who of ['worker', 'communityLeader', 'agencyStaff', 'auditor', 'checkpointOfficer'] as const)
      await expect(board(who)).rejects.toThrow('platform.not_permitted')
    await expect(county.stranger().get(commandBoard)).rejects.toThrow('platform.not_signed_in')
    const parts = async (who: PersonName) => {
      const { flow, directives, measures, leads } = await board(who)
      return [flow, directives, measures, leads].map((part) => part !== null)
    }
    expect(await parts('commander')).toEqual([true, true, true, true])
    expect(await parts('dispatcher')).toEqual([true, false, false, true])
    expect(await parts('leaderA')).toEqual([false, false, true, false])
  })

  test('of somebody with two areas adds them up and shows both', async () => {
    await county.admin.query(
      `insert into app.role_held (county, id, account, role, place, path, valid_from, given_by)
       values ($1, $2, $3, 'area_leader', $4, $5, now(), $3)`,
      [countyCode, newId(), accountOf('leaderA'), areas.townB.id, pathOf('townB')],
    )
    const { coverage: doors, incidents } = await board('leaderA')
    expect(doors).toMatchObject({ doors: 18, unreached: 14 })
    expect(doors.below.map(({ name }) => name)).toEqual(['龙安镇', '白马藏族乡'])
    expect(incidents.live).toBe(4)
    await county.admin.query(
      'update app.role_held set ended_at = now(), ended_by = account where path = $1::ltree and account = $2',
      [...[pathOf('townB'), accountOf('leaderA')]],
    )
    expect((await board('leaderA')).coverage.doors).toBe(13)
  })

  test('is the same for all of one scope until something changes, and never that of another scope', async () => {
    const first = await board('commander')
    const [again, other, area] = await Promise.all([board('commander'), board('dispatcher'), board('leaderA')])
    expect(again.asOf).toBe(first.asOf)
    expect(other.directives).toBeNull()
    expect(area.area.id).toBe(areas.townA.id)
    const reported = await county
      .as('workerB')
      .command(reportIncident, { place: areas.gridB.id, kind: 'other', what: '又一件' })
    expect(reported.status).toBe('accepted')
    const all = await Promise.all(Array.from({ length: 40 }, () => board('commander')))
    expect(new Set(all.map(({ asOf }) => asOf)).size).toBe(1)
    expect(all[0]?.incidents.live).toBe(first.incidents.live + 1)
    expect((await board('leaderA')).incidents).toEqual(area.incidents)
  })

  test('ends with the role at once, also where an answer is kept', async () => {
    await board('leaderA')
    await county.admin.query('update app.role_held set ended_at = now(), ended_by = account where account = $1', [
      accountOf('leaderA'),
    ])
    await expect(board('leaderA')).rejects.toThrow('platform.not_permitted')
  })
})
