import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { accountOf, agencies, areas, countyCode, type PersonName, pathOf } from '#main/testing/county-fixture.ts'
import { insertRows } from '#main/testing/rows.ts'
import { inspectionRows } from '#main/testing/rows-inspection.ts'
import { entrust, listDirectives } from '#modules/directive/contract/index.ts'
import { accept, assign, listTasks } from '#modules/dispatch/contract/index.ts'
import { getNow } from '#modules/duty/contract/index.ts'
import { assignIncident, listIncidents } from '#modules/incident/contract/index.ts'
import { listFindings } from '#modules/inspection/contract/index.ts'
import { column } from '#modules/lead/contract/index.ts'
import { checkInStop, listRuns, planRun } from '#modules/patrol/contract/index.ts'
import { askSupply, listRequests, stockBoard } from '#modules/supply/contract/index.ts'
import { listWork, type Piece, type WorkKind } from '../contract/index.ts'
import { makeBusy, persons } from './testing/busy-county.ts'
import { incidentNames } from './work-search.ts'

let county: TestCounty
beforeAll(async () => {
  county = await startTestCounty()
  await makeBusy(county)
})
afterAll(() => county.stop())

const board = (who: PersonName, params = {}) => county.as(who).get(listWork, params)
const totalOf = async (who: PersonName, kind: WorkKind) => {
  const found = (await board(who)).totals.find((one) => one.kind === kind)
  if (!found) return undefined
  const { kind: _, ...stages } = found
  return stages
}
const sum = (stages: Record<string, number> | undefined) => Object.values(stages ?? {}).reduce((all, n) => all + n, 0)
const tomorrow = new Date(Date.now() + 86_400_000).toISOString()

describe('every number is the number of its list', () => {
  test('doors: a task is given out, accepted, and late by its clock; done it is gone', async () => {
    const [mine, other] = [newId(), newId()]
    const give = async (task: string, place: string, who: 'worker' | 'worker2') => {
      const body = { assignee: accountOf(who), dueAt: tomorrow, places: [{ task, place }] }
      expect((await county.as('dispatcher').command(assign, body)).status).toBe('accepted')
    }
    await give(mine, areas.grid1.id, 'worker')
    await give(other, areas.grid2.id, 'worker2')
    const { items } = await county.as('dispatcher').get(listTasks)
    const open = items.filter(({ stage }) => stage !== 'done')
    expect(sum(await totalOf('dispatcher', 'doors'))).toBe(open.length + (await unattended()))
    const piece = async () => (await board('dispatcher', { kind: 'doors' })).items.find(({ id }) => id === mine)
    expect(await piece()).toMatchObject({ stage: 'assigned', isLate: false, account: accountOf('worker') })
    expect((await piece())?.count).toBe(open.find(({ id }) => id === mine)?.open)
    await county.as('worker').command(accept, { tasks: [mine] })
    expect((await piece())?.stage).toBe('accepted')
    await county.admin.query("update dispatch.task set due_at = now() - interval '1 minute' where id = $1", [mine])
    await county.as('worker').command(accept, { tasks: [mine] })
    await expect.poll(async () => (await piece())?.stage, { timeout: 8_000 }).toBe('late')
  })

  test('incidents: nobody’s until an agency has them, and late ones of nobody stay there in red', async () => {
    const { items } = await county.as('dispatcher').get(listIncidents, { show: 'live' })
    expect(sum(await totalOf('dispatcher', 'incident'))).toBe(items.length)
    const late = (await board('dispatcher', { kind: 'incident' })).items.find(({ isLate }) => isLate)
    expect(late).toMatchObject({ stage: 'unassigned', name: 'help_medicine', agency: null })
    const given = { incident: late?.id ?? '', agency: agencies.health.id }
    expect((await county.as('dispatcher').command(assignIncident, given)).status).toBe('accepted')
    const after = (await board('dispatcher', { kind: 'incident' })).items.find(({ id }) => id === late?.id)
    expect(after).toMatchObject({ stage: 'late', agency: agencies.health.id, ownerName: expect.any(String) })
    const his = await board('dispatcher', { agency: agencies.health.id })
    expect(his.items.map(({ id }) => id)).toContain(late?.id)
    expect(his.items.every(({ agency }) => agency === agencies.health.id)).toBe(true)
  })

  test('demands, leads, requests, hours that nobody stands', async () => {
    const papers = (await county.as('commander').get(listDirectives, { late: 'yes' })).items
    expect(papers).toHaveLength(1)
    expect(await totalOf('commander', 'demand')).toEqual({ unassigned: 0, assigned: 0, accepted: 0, late: 4 })
    const states = ['new', 'assigned', 'received'] as const
    const lists = await Promise.all(states.map((state) => county.as('dispatcher').get(column, { state })))
    expect(sum(await totalOf('dispatcher', 'lead'))).toBe(lists.flatMap(({ items }) => items).length)
    const { cells } = await county.as('dispatcher').get(stockBoard)
    const body = {
      point: areas.grid1.id,
      item: cells[0]?.item ?? '',
      quantity: 2,
      urgency: 'now' as const,
      dueAt: tomorrow,
    }
    expect((await county.as('worker').command(askSupply, { ...body, why: '用完了' })).status).toBe('accepted')
    const requests = (await county.as('dispatcher').get(listRequests, { show: 'waiting' })).items
    expect(sum(await totalOf('dispatcher', 'supply'))).toBe(requests.length)
    const { holes } = await county.as('dispatcher').get(getNow)
    expect(sum(await totalOf('dispatcher', 'hole'))).toBe(holes.length)
  })

  test('runs: begun they are in hand, late by their start and then by their end, over they are gone', async () => {
    const hour = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString()
    const [run, stop] = [newId(), newId()]
    const span = { startsAt: hour(1), endsAt: hour(3) }
    const plan = {
      kind: 'patrol' as const,
      name: '市场巡查',
      agency: agencies.police.id,
      crew: [accountOf('checkpointOfficer')],
    }
    const body = { ...plan, ...span, stops: [{ id: stop, place: areas.grid1.id, name: '东门市场' }] }
    const planned = await county.as('dispatcher').command(planRun, body, { id: run })
    expect(planned.status).toBe('accepted')
    const live = (await county.as('dispatcher').get(listRuns, { show: 'live' })).items
    expect(sum(await totalOf('dispatcher', 'run'))).toBe(live.length)
    const piece = async () => (await board('dispatcher', { kind: 'run' })).items.find(({ id }) => id === run)
    const mine = { agency: agencies.police.id, count: 1, name: '市场巡查' }
    expect(await piece()).toMatchObject({ ...mine, stage: 'assigned', isLate: false, dueAt: span.startsAt })
    expect((await county.as('checkpointOfficer').command(checkInStop, { stop })).status).toBe('accepted')
    await expect.poll(piece).toBeUndefined()
  })

  test('findings: whose answer is waited for, and what was answered; whoever is named in one is not told', async () => {
    const finding = newId()
    const at = { county: countyCode, path: pathOf('grid1'), place: areas.grid1.id }
    await insertRows(county.admin, inspectionRows(at, { finding, leader: accountOf('worker') }))
    const { items } = await county.as('commander').get(listFindings)
    const total = await totalOf('commander', 'finding')
    expect(total).toMatchObject({ assigned: items.length })
    const [piece] = (await board('commander', { kind: 'finding' })).items
    expect(piece).toMatchObject({ id: finding, name: '白马卡口', account: accountOf('worker'), isLate: false })
    expect(await totalOf('dispatcher', 'finding')).toBeUndefined()
  })
})

describe('the board', () => {
  test('says who within the agency is in charge of a demand, and finds it by that name', async () => {
    const directive = (await county.as('commander').get(listDirectives)).items[0]?.id as string
    const person = accountOf('policeOfficer')
    const body = { directive, demand: 2, agency: agencies.police.id, person }
    expect(await county.as('commander').command(entrust, body)).toMatchObject({ status: 'accepted' })
    const { rows } = await county.admin.query('select display_name from agency.account where id = $1', [person])
    const { items } = await board('commander', { kind: 'demand', q: rows[0].display_name })
    expect(items).toMatchObject([{ part: 2, agency: agencies.police.id, account: person }])
    expect(items[0]?.ownerName).toMatch(new RegExp(`^.+ · ${rows[0].display_name}$`))
  })

  test('shows an area alone, and nothing of one out of reach', async () => {
    const all = await board('dispatcher', { area: areas.townB.id })
    expect(all.items.length).toBeGreaterThan(0)
    expect(all.items.every(({ path }) => path.includes(areas.townB.code))).toBe(true)
    await expect(board('leaderA', { area: areas.townB.id })).rejects.toThrow('platform.not_found')
    const own = await board('leaderA')
    expect(own.items.some(({ path }) => path.includes(areas.townB.code))).toBe(false)
  })

  test('has for each reader the kinds whose lists they may open, and is closed to everybody else', async () => {
    const kinds = async (who: PersonName) => (await board(who)).totals.map(({ kind }) => kind)
    expect(await kinds('commander')).toEqual([
      'doors',
      'demand',
      'incident',
      'lead',
      'supply',
      'hole',
      'run',
      'finding',
    ])
    expect(await kinds('leaderA')).not.toContain('lead')
    for (const who of ['worker', 'communityLeader', 'agencyStaff', 'auditor', 'healthOfficer'] as const)
      await expect(board(who)).rejects.toThrow('platform.not_permitted')
    await expect(county.stranger().get(listWork)).rejects.toThrow('platform.not_signed_in')
  })

  test('is searched by title, number, place and owner, in numbers and in cards, within what the reader may read', async () => {
    const all = await board('dispatcher')
    const find = async (q: string, who: PersonName = 'dispatcher', more = {}) =>
      (await board(who, { q, ...more })).items
    const hit = (items: Piece[], test: (piece: Piece) => boolean) => {
      expect(items.length).toBeGreaterThan(0)
      expect(items.filter((piece) => !test(piece))).toEqual([])
    }
    for (const word of ['缺药', '缺藥', 'medicine'])
      hit(await find(word), (piece) => piece.kind === 'incident' && piece.name === 'help_medicine')
    const paper = (await board('commander')).items.find(({ kind }) => kind === 'demand')
    const number = `${paper?.year}-${paper?.no}`
    hit(await find(number, 'commander'), (piece) => `${piece.year}-${piece.no}-${piece.part}`.includes(number))
    hit(await find(paper?.name ?? '', 'commander'), (piece) => piece.name === paper?.name)
    const owner = all.items.find(({ ownerName }) => ownerName)?.ownerName ?? ''
    hit(await find(owner), (piece) => piece.ownerName === owner)
    // A town stands for all that is in it, also for what no table holds.
    const town = await find(areas.townB.name)
    hit(town, ({ path }) => path.includes(areas.townB.code))
    const within = await board('dispatcher', { area: areas.townB.id })
    expect(town.map(({ id }) => id).sort()).toEqual(within.items.map(({ id }) => id).sort())
    expect((await board('dispatcher', { q: areas.townB.name })).totals).toEqual(within.totals)
    hit(await find(`${areas.townB.name} ${town[0]?.ownerName ?? town[0]?.areaName}`), (piece) =>
      town.some(({ id }) => id === piece.id),
    )
    expect(await find('没有这样的任务')).toEqual([])
    expect(await find('%')).toEqual([])
    expect(await find(areas.townB.name, 'leaderA')).toEqual([])
    await expect(board('dispatcher', { q: 'a'.repeat(61) })).rejects.toThrow('platform.invalid')
  })

  test('calls kinds of incidents in a search as their cards do', async () => {
    for (const language of ['zh-Hans', 'zh-Hant', 'en'] as const) {
      const file = new URL(`../../incident/web/locales/${language}.json`, import.meta.url)
      const { kind } = JSON.parse(readFileSync(file, 'utf8')) as { kind: Record<string, string> }
      const names = Object.entries(incidentNames).map(([code, name]) => [code, name[language]])
      expect(Object.fromEntries(names)).toEqual(kind)
    }
  })

  test('never says whom the work is about', async () => {
    for (const who of ['commander', 'dispatcher', 'leaderA'] as const) {
      const text = JSON.stringify((await county.as(who).raw('GET', listWork.path)).body)
      for (const person of persons) expect(text).not.toContain(person)
    }
  })
})

/** Grids that no worker of their own and no task covers. */
async function unattended(): Promise<number> {
  return (await board('dispatcher', { kind: 'doors' })).items.filter(({ stage }) => stage === 'unassigned').length
}
