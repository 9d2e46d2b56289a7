import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, now, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { areas, doors } from '#main/testing/county-fixture.ts'
import {
  board,
  getStatement,
  listStatements,
  recordVisit,
  signStatement,
  trend,
  withdrawStatement,
} from '../contract/index.ts'
import { chinaDay } from './days.ts'

/** "Not missed" is a claim with a name under it: the leader of a community signs the day. */
describe('a signed statement', () => {
  let county: TestCounty
  const today = chinaDay(new Date())
  beforeAll(async () => {
    county = await startTestCounty()
    for (const door of doors.grid2)
      await county
        .as('worker2')
        .command(recordVisit, { door, outcome: 'registered', household: { id: newId(), headCount: 2 } })
    await county.as('worker').command(recordVisit, { door: doors.unit[0] as string, outcome: 'refused' })
  })
  afterAll(() => county.stop())

  const draft = async (area: string, reasons: { gap: 'unreached' | 'refused'; reason: string }[]) => {
    const { figures } = (await county.as('commander').get(board, { area })).area
    return { id: newId(), area, day: today, figures: { ...figures }, reasons }
  }
  const reasons = [
    { gap: 'unreached' as const, reason: '五户外出务工,春节后返回' },
    { gap: 'refused' as const, reason: '明日由社区民警陪同' },
  ]

  it('holds figures, gaps with reasons, a hash, and reads back intact', async () => {
    const body = await draft(areas.communityA.id, reasons)
    const command = { id: newId(), name: signStatement.name, body, occurredAt: now() }
    const leader = county.as('communityLeader')
    expect((await leader.commands([command]))[0]).toMatchObject({
      status: 'accepted',
      result: { hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect((await leader.commands([command]))[0]?.status).toBe('repeated')
    const { statement, intact } = await leader.get(getStatement, { id: body.id })
    expect(intact).toBe(true)
    expect(statement).toMatchObject({
      areaName: '报恩寺社区居民委员会',
      figures: { doors: 9, registered: 3, refused: 1, unreached: 5, persons: 6 },
    })
    expect(statement.gaps).toEqual([
      { gap: 'unreached', count: 5, reason: reasons[0]?.reason },
      { gap: 'refused', count: 1, reason: reasons[1]?.reason },
    ])
    expect((await leader.command(signStatement, { ...body, id: newId() })).problem?.code).toBe(
      'registry.already_signed',
    )
    expect((await county.as('leaderA').get(listStatements, {})).items.map(({ id }) => id)).toEqual([body.id])
    await county.admin.query("update registry.statement set gaps = '[]' where id = $1", [body.id])
    expect((await leader.get(getStatement, { id: body.id })).intact).toBe(false)
  })

  it('is refused without reasons, with figures that moved, for another day, or with a number of a person in it', async () => {
    const leader = county.as('leaderA')
    const body = await draft(areas.townA.id, reasons)
    expect((await leader.command(signStatement, { ...body, reasons: [] })).problem).toMatchObject({
      code: 'registry.reason_missing',
      detail: { gap: 'unreached' },
    })
    expect(
      (await leader.command(signStatement, { ...body, figures: { ...body.figures, registered: 99 } })).problem?.code,
    ).toBe('registry.figures_moved')
    expect((await leader.command(signStatement, { ...body, day: '2020-01-24' })).problem?.code).toBe(
      'registry.day_not_open',
    )
    const leaking = [{ gap: 'unreached' as const, reason: '联系 13800000000' }, reasons[1] as (typeof reasons)[number]]
    expect((await leader.command(signStatement, { ...body, reasons: leaking })).problem?.code).toBe(
      'registry.holds_person_pattern',
    )
  })

  it('is signed only by who leads the area', async () => {
    const body = await draft(areas.communityA.id, reasons)
    expect((await county.as('worker').command(signStatement, body)).problem?.code).toBe('platform.not_permitted')
    expect((await county.as('leaderB').command(signStatement, body)).problem?.code).toBe('platform.not_found')
  })

  it('is taken back by its signer alone, once, and the day is signed anew', async () => {
    const leader = county.as('leaderA')
    const first = await draft(areas.townA.id, reasons)
    expect((await leader.command(signStatement, first)).status).toBe('accepted')
    const command = { id: newId(), name: withdrawStatement.name, body: { statement: first.id }, occurredAt: now() }
    const refusal = async (who: 'commander' | 'leaderA' | 'leaderB' | 'worker') =>
      (await county.as(who).command(withdrawStatement, command.body)).problem?.code
    expect(await refusal('commander')).toBe('registry.not_the_signer')
    expect(await refusal('leaderB')).toBe('platform.not_found')
    expect(await refusal('worker')).toBe('platform.not_permitted')
    expect((await leader.commands([command]))[0]?.status).toBe('accepted')
    expect((await leader.commands([command]))[0]?.status).toBe('repeated')
    expect(await refusal('leaderA')).toBe('registry.already_withdrawn')
    const again = { ...first, id: newId() }
    expect((await leader.command(signStatement, again)).status).toBe('accepted')
    const { items } = await leader.get(listStatements, { area: areas.townA.id, day: today })
    expect(items.filter(({ area }) => area === areas.townA.id).map(({ id, withdrawn }) => [id, withdrawn])).toEqual([
      [again.id, false],
      [first.id, true],
    ])
    await county.admin.query('update registry.statement set day = day - 1 where id = $1', [again.id])
    expect((await leader.command(withdrawStatement, { statement: again.id })).problem?.code).toBe('registry.day_closed')
  })

  it('publishes the county only when the county is signed', async () => {
    const body = await draft(areas.county.id, reasons)
    expect((await county.as('commander').command(signStatement, body)).status).toBe('accepted')
    const { rows } = await county.admin.query('select figures from registry.publication')
    expect(rows).toMatchObject([{ figures: { doors: 18, registered: 3 } }])
  })

  it('stands beside a trend whose last day is today', async () => {
    const { items } = await county.as('commander').get(trend, { area: areas.county.id, days: 3 })
    expect(items.map(({ day }) => day).at(-1)).toBe(today)
    expect(items.at(-1)).toMatchObject({
      change: { registered: 3, refused: 1, persons: 6 },
      standing: { registered: 3, unreached: 14 },
    })
    expect(items[0]?.standing).toMatchObject({ registered: 0, unreached: 18 })
  })
})
