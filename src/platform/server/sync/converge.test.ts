import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { type AreaName, accountOf, areas, countyCode, pathOf } from '#main/testing/county-fixture.ts'
import { isWithin, type TestPhone, testPhone } from '#main/testing/phone.ts'
import { assign, withdraw } from '#modules/dispatch/contract/index.ts'
import {
  createDwellings,
  editArea,
  editDwelling,
  mergeDwellings,
  moveArea,
  moveDwellings,
  orderDwellings,
  retireDwellings,
  splitDwelling,
} from '#modules/place/contract/index.ts'
import { addResidents, editHousehold, outcomes, recordVisit, residentLeft } from '#modules/registry/contract/index.ts'

/** One thing that happens; the numbers choose among what is there at that moment. */
const steps = [
  'visit',
  'register',
  'edit',
  'add',
  'left',
  'create',
  'retire',
  'merge',
  'split',
  'moveDoors',
  'moveArea',
  'rename',
  'number',
  'order',
  'assign',
  'withdraw',
  'page',
  'pull',
  'role',
] as const
const step = fc.tuple(fc.constantFrom(...steps), fc.nat(999), fc.nat(999))
const phones = ['worker', 'worker2', 'communityLeader'] as const
const homes: readonly AreaName[] = ['unit', 'grid2', 'gridVillageA']

describe('a phone that follows', () => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTestCounty()
    // Somebody whose reach is more than a grid, so that doors move within it and tasks widen it.
    await county.admin.query(
      `insert into app.role_held (county, id, account, role, place, path, valid_from, given_by)
       values ($1, $2, $3, 'grid_worker', $4, $5, now() - interval '1 day', $3)`,
      [countyCode, newId(), accountOf('worker2'), areas.townA.id, pathOf('townA')],
    )
  })
  afterAll(() => county.stop())

  const rows = async <R>(text: string) => (await county.admin.query(text)).rows as R[]
  const one = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]
  const doorsNow = () =>
    rows<{ id: string; version: number; path: string; area: string }>(
      `select id, version, path::text as path, area from place.dwelling where retired_at is null and path <@ '${pathOf('townA')}' order by id`,
    )

  /** Does a step; answers whether it was accepted. */
  const act = async (held: Map<string, TestPhone>, [what, a, b]: [(typeof steps)[number], number, number]) => {
    const dispatcher = county.as('dispatcher')
    const phone = held.get(one(phones, a) as string) as TestPhone
    if (what === 'page') return phone.page({ limit: 1 + (b % 4) }).then(() => true)
    if (what === 'pull') return phone.pull(1 + (b % 5)).then(() => true)
    const doors = await doorsNow()
    const door = one(doors, a)
    const other = one(doors, b)
    const home = areas[one(homes, b) as AreaName].id
    const [household] = await rows<{ id: string }>(
      `select id from registry.household where left_at is null order by id offset ${a % 5} limit 1`,
    )
    const number = newId().slice(-12)
    if (!door || !other) return false
    const done = await ((): Promise<{ status: string } | undefined> | undefined => {
      switch (what) {
        case 'visit':
          return dispatcher.command(recordVisit, { door: door.id, outcome: one(outcomes, b) ?? 'refused' })
        case 'register': {
          const lives = { id: newId(), headCount: 3, contactName: number, residents: [{ id: newId(), name: '扎西' }] }
          return dispatcher.command(recordVisit, { door: door.id, outcome: 'registered', household: lives })
        }
        case 'edit':
          return (
            household &&
            dispatcher.command(editHousehold, { household: household.id, fields: { contactName: { is: number } } })
          )
        case 'add':
          return (
            household &&
            dispatcher.command(addResidents, { household: household.id, residents: [{ id: newId(), name: number }] })
          )
        case 'left':
          return rows<{ id: string }>(`select id from registry.resident order by id offset ${a % 7} limit 1`).then(
            ([resident]) =>
              resident &&
              dispatcher.command(residentLeft, { resident: resident.id, leftOn: `2026-01-${10 + (b % 20)}` }),
          )
        case 'create':
          return dispatcher.command(createDwellings, { area: home, dwellings: [{ id: newId(), number }] })
        case 'retire':
          return dispatcher.command(retireDwellings, { dwellings: [door.id], why: '误录' })
        case 'merge':
          return dispatcher.command(mergeDwellings, { keep: door.id, merge: [other.id] })
        case 'split':
          return dispatcher.command(splitDwelling, {
            id: door.id,
            version: door.version,
            into: [{ id: newId(), number }],
          })
        case 'moveDoors':
          return dispatcher.command(moveDwellings, { dwellings: [...new Set([door.id, other.id])], to: home })
        case 'moveArea':
        case 'rename':
          return rows<{ version: number }>(`select version from place.area where id = '${areas.compound.id}'`).then(
            async ([area]): Promise<{ status: string }> => {
              const compound = { id: areas.compound.id, version: area?.version ?? 0 }
              return what === 'rename'
                ? dispatcher.command(editArea, { ...compound, name: number })
                : dispatcher.command(moveArea, { ...compound, to: areas[b % 2 ? 'grid1' : 'grid2'].id })
            },
          )
        case 'number':
          return dispatcher.command(editDwelling, { id: door.id, version: door.version, number })
        case 'order': {
          const together = doors.filter(({ area }) => area === door.area).map(({ id }) => id)
          return dispatcher.command(orderDwellings, { area: door.area, dwellings: together.reverse() })
        }
        case 'assign':
          return dispatcher.command(assign, {
            assignee: accountOf(a % 3 === 0 ? 'worker' : 'worker2'),
            dueAt: new Date(Date.now() + 86_400_000).toISOString(),
            places: [
              { task: newId(), place: b % 2 ? other.id : areas[one(['grid1', 'grid2', 'building'], b) as AreaName].id },
            ],
          })
        case 'withdraw':
          return rows<{ id: string }>(
            `select id from dispatch.task where withdrawn_at is null order by id offset ${a % 3} limit 1`,
          ).then(([task]) => task && dispatcher.command(withdraw, { tasks: [task.id] }))
        case 'role':
          return rows<{ id: string }>(
            `update app.role_held set ended_at = case when ended_at is null then now() end
              where account = '${accountOf('worker2')}' and path = '${pathOf(a % 2 ? 'townA' : 'grid2')}' returning id`,
          ).then(() => ({ status: 'accepted' }))
      }
    })()
    return done?.status === 'accepted'
  }

  it('holds in the end what a new phone is told, whatever happened and wherever it was broken off', async () => {
    let accepted = 0
    let tried = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (story) => {
        const held = new Map<string, TestPhone>(phones.map((name) => [name, testPhone(county.as(name))]))
        for (const phone of held.values()) await phone.page({ limit: 4 })
        for (const one of story) {
          tried++
          if (await act(held, one)) accepted++
        }
        for (const [name, phone] of held) {
          // The first ends the round that is under way; what happened in it comes in the next.
          await phone.pull(3)
          await phone.pull(3)
          const fresh = testPhone(county.as(name as (typeof phones)[number]))
          await fresh.pull(1000)
          expect(Object.fromEntries(phone.docs), name).toEqual(Object.fromEntries(fresh.docs))
          expect({ ...phone.parts, scope: phone.scope }, name).toEqual({ ...fresh.parts, scope: fresh.scope })
          expect([...phone.docs.values()].filter((doc) => !isWithin(doc, phone.scope))).toEqual([])
        }
      }),
      { numRuns: Number(process.env.LIANFANG_PULL_RUNS ?? 30), endOnFailure: true },
    )
    expect(accepted / tried).toBeGreaterThan(0.6)
  }, 120_000)
})
