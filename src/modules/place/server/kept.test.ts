import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, startTestCounty, type TestClient, type TestCounty } from '#main/testing/county.ts'
import { areas } from '#main/testing/county-fixture.ts'
import { getArea, mergeDwellings, moveArea, moveDwellings, splitDwelling } from '../contract/index.ts'

let county: TestCounty
let dispatcher: TestClient

beforeAll(async () => {
  county = await startTestCounty()
  dispatcher = county.as('dispatcher')
})
afterAll(() => county.stop())

interface Door {
  id: string
  version: number
}

async function liveDoors(): Promise<Door[]> {
  const text = 'select id, version from place.dwelling where retired_at is null order by id'
  return (await county.admin.query<Door>(text)).rows
}

/** What must hold whatever was done: every door stands where its area stands, and the ledger has each exactly once. */
async function faults(): Promise<number> {
  const { rows } = await county.admin.query<{ faults: number }>(
    `select (select count(*) from place.dwelling d join place.area a on a.county = d.county and a.id = d.area
               where d.retired_at is null and (d.path <> a.path or a.retired_at is not null))
          + (select count(*) from place.area a join place.area p on p.county = a.county and p.id = a.parent
               where a.path <> p.path || a.code)
          + (select count(*) from (select * from place.dwelling where retired_at is null) d
               full join registry.door r on r.county = d.county and r.id = d.id
               where d.id is null or r.id is null or d.path <> r.path or d.walk_order <> r.walk_order)
          + (select count(*) from registry.visit) as faults`,
  )
  return Number(rows[0]?.faults)
}

const spots = [areas.unit, areas.building, areas.compound, areas.grid1, areas.grid2, areas.gridVillageA, areas.gridB]
const pick = fc.nat({ max: 1000 })
const deed = fc.oneof(
  fc.record({ do: fc.constant('moveDoors' as const), which: fc.array(pick, { minLength: 1, maxLength: 4 }), to: pick }),
  fc.record({ do: fc.constant('split' as const), which: pick, parts: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('merge' as const), keep: pick, which: pick }),
  fc.record({ do: fc.constant('moveArea' as const), area: pick, to: pick }),
)
const movable = [areas.compound, areas.building, areas.unit]
const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T // the index is within the list

/** Does one deed; answers by how many doors there are more or fewer if it was accepted. */
async function perform(one: typeof deed extends fc.Arbitrary<infer D> ? D : never, doors: Door[]): Promise<number> {
  if (one.do === 'moveDoors') {
    const dwellings = [...new Set(one.which.map((n) => at(doors, n).id))]
    await dispatcher.command(moveDwellings, { dwellings, to: at(spots, one.to).id })
    return 0
  }
  if (one.do === 'moveArea') {
    const { area } = await dispatcher.get(getArea, { id: at(movable, one.area).id })
    await dispatcher.command(moveArea, { id: area.id, to: at(spots, one.to).id, version: area.version })
    return 0
  }
  if (one.do === 'split') {
    const door = at(doors, one.which)
    const into = Array.from({ length: one.parts }, () => newId()).map((id) => ({ id, number: id }))
    const { status } = await dispatcher.command(splitDwelling, { id: door.id, version: door.version, into })
    return status === 'accepted' ? one.parts : 0
  }
  const body = { keep: at(doors, one.keep).id, merge: [at(doors, one.which).id] }
  const { status } = await dispatcher.command(mergeDwellings, body)
  return status === 'accepted' ? -1 : 0
}

test('moves, splits and merges in any order lose no door and double none', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 5, maxLength: 12 }), async (deeds) => {
      for (const one of deeds) {
        const doors = await liveDoors()
        const more = await perform(one, doors)
        expect((await liveDoors()).length).toBe(doors.length + more)
        expect(await faults()).toBe(0)
      }
    }),
    { numRuns: 12 },
  )
}, 60_000)

test('doors that are put into an area while it moves move with it', async () => {
  const { area } = await dispatcher.get(getArea, { id: areas.compound.id })
  const to = area.parent === areas.gridB.id ? areas.grid1 : areas.gridB
  const doors = (await liveDoors()).map(({ id }) => id)
  const [moved, ...rest] = await Promise.all([
    dispatcher.command(moveArea, { id: area.id, to: to.id, version: area.version }),
    ...doors.map((id) => dispatcher.command(moveDwellings, { dwellings: [id], to: areas.compound.id })),
  ])
  expect(moved?.status).toBe('accepted')
  expect(rest.filter(({ status }) => status === 'accepted').length).toBeGreaterThan(5)
  expect((await liveDoors()).length).toBe(doors.length)
  expect(await faults()).toBe(0)
})
