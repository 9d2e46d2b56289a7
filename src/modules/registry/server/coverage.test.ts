import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, startTestCounty, type TestCounty } from '#main/testing/county.ts'
import { areas, countyCode, doors, pathOf } from '#main/testing/county-fixture.ts'
import { createDwellings, mergeDwellings, moveArea, moveDwellings } from '#modules/place/contract/index.ts'
import { createPool } from '#platform/server/db/pool.ts'
import { queryable, withClient } from '#platform/server/db/tx.ts'
import { board, outcomes, recordVisit, reportDoor } from '../contract/index.ts'
import { recount } from './queries-board.ts'
import { foldDeltas } from './queries-ledger.ts'
import { toFigures } from './vector.ts'

/**
 * The promise of the coverage ledger (RIGHTS promise 1): whatever order visits arrive in, however often, whatever is
 * re-drawn meanwhile, every door is in exactly one state and the figures equal a recount.
 */
describe('the coverage ledger', () => {
  let county: TestCounty
  beforeAll(async () => {
    county = await startTestCounty()
  })
  afterAll(() => county.stop())

  // Doors that are merged are not visited in the property: the door that went is not there for a visit.
  const mergeable = [
    [doors.unit[4], doors.unit[5]],
    [doors.gridB[3], doors.gridB[4]],
  ] as [string, string][]
  const all = Object.values(doors)
    .flat()
    .filter((id) => !mergeable.some(([, gone]) => gone === id))

  async function expectRecount(): Promise<void> {
    for (const name of ['county', 'townA', 'townB', 'communityA', 'grid1', 'grid2', 'compound', 'unit'] as const) {
      const path = (
        await county.admin.query('select path::text as path from place.area where id = $1', [areas[name].id])
      ).rows[0].path as string
      const query = async <R>(text: string, values: readonly unknown[] = []) =>
        (await county.admin.query(text, [...values])).rows as R[]
      const client = { query, queue: query }
      const expected = toFigures(await recount(client, countyCode, path))
      const { area } = await county.as('commander').get(board, { area: areas[name].id })
      const { visits: _, ...figures } = area.figures
      const { visits: __, ...counted } = expected
      expect({ name, ...figures }).toEqual({ name, ...counted })
    }
  }

  async function visitsOf(ids: readonly string[]): Promise<number> {
    return (await county.admin.query('select count(*)::int as n from registry.visit where door = any ($1)', [ids]))
      .rows[0].n
  }

  async function fold(): Promise<void> {
    const pool = createPool(county.runtime.database.worker, 1, () => undefined)
    await withClient(pool, (client) => foldDeltas(queryable(client), countyCode, 3))
    await pool.end()
  }

  it('equals a recount after any order of visits, replays, folds and re-drawings', async () => {
    const start = Date.now() - 86_400_000
    const visit = fc.record({
      kind: fc.constant('visit' as const),
      door: fc.constantFrom(...all),
      outcome: fc.constantFrom(...outcomes),
      minute: fc.nat(1000),
      heads: fc.nat(9),
      twice: fc.boolean(),
    })
    const move = fc.record({
      kind: fc.constant('move' as const),
      door: fc.constantFrom(...all),
      to: fc.constantFrom('unit' as const, 'grid2' as const, 'gridVillageA' as const, 'gridB' as const),
    })
    const redraw = fc.record({
      kind: fc.constant('redraw' as const),
      to: fc.constantFrom('grid1' as const, 'grid2' as const),
    })
    const found = fc.record({
      kind: fc.constant('found' as const),
      area: fc.constantFrom('grid2' as const, 'unit' as const),
    })
    const merge = fc.record({ kind: fc.constant('merge' as const), pair: fc.constantFrom(...mergeable) })
    const folding = fc.record({ kind: fc.constant('fold' as const) })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof({ weight: 6, arbitrary: visit }, merge, move, redraw, found, folding), {
          minLength: 3,
          maxLength: 14,
        }),
        async (steps) => {
          for (const step of steps) {
            if (step.kind === 'visit') {
              const body = {
                door: step.door,
                outcome: step.outcome,
                ...(step.outcome === 'registered' ? { household: { id: newId(), headCount: step.heads } } : {}),
              }
              const command = {
                id: newId(),
                name: recordVisit.name,
                body,
                occurredAt: new Date(start + step.minute * 60_000).toISOString(),
              }
              const sent = await county.as('dispatcher').commands(step.twice ? [command, command] : [command])
              expect(sent.map(({ status }) => status)).toEqual(step.twice ? ['accepted', 'repeated'] : ['accepted'])
            } else if (step.kind === 'move') {
              const [row] = (await county.admin.query('select area from place.dwelling where id = $1', [step.door]))
                .rows
              if (row && row.area !== areas[step.to].id)
                await county.as('dispatcher').command(moveDwellings, { dwellings: [step.door], to: areas[step.to].id })
            } else if (step.kind === 'redraw') {
              const [row] = (
                await county.admin.query('select version, parent from place.area where id = $1', [areas.compound.id])
              ).rows
              if (row.parent !== areas[step.to].id) {
                const moved = await county
                  .as('dispatcher')
                  .command(moveArea, { id: areas.compound.id, to: areas[step.to].id, version: row.version })
                expect(moved.status).toBe('accepted')
              }
            } else if (step.kind === 'found') {
              await county
                .as('dispatcher')
                .command(reportDoor, { id: newId(), area: areas[step.area].id, number: `临${newId().slice(-9)}` })
            } else if (step.kind === 'merge') {
              const [keep, gone] = step.pair
              const { rows } = await county.admin.query(
                'select count(distinct area)::int as areas, count(*)::int as doors from place.dwelling where id = any ($1) and retired_at is null',
                [step.pair],
              )
              const before = await visitsOf(step.pair)
              const done = await county.as('dispatcher').command(mergeDwellings, { keep, merge: [gone] })
              if (done.status === 'accepted') expect(await visitsOf([keep])).toBe(before)
              else
                expect({ code: done.problem?.code, doors: rows[0].doors }).toEqual({
                  code: rows[0].doors < 2 ? 'platform.not_found' : 'registry.two_households',
                  doors: rows[0].doors,
                })
            } else await fold()
          }
          await expectRecount()
          const [states] = (
            await county.admin.query(
              'select count(*)::int as ledger, (select count(*)::int from place.dwelling where retired_at is null) as places from registry.door',
            )
          ).rows
          expect(states.ledger).toBe(states.places)
        },
      ),
      { numRuns: 25 },
    )
  }, 120_000)

  it('gives a door the same state in whatever order its visits arrive', async () => {
    const at = Date.now() - 40_000_000
    const arbitrary = fc.array(fc.record({ outcome: fc.constantFrom(...outcomes), minute: fc.nat(200) }), {
      minLength: 1,
      maxLength: 5,
    })
    await fc.assert(
      fc.asyncProperty(arbitrary, fc.nat(), async (visits, seed) => {
        const ids = [newId(), newId()]
        const made = await county.as('dispatcher').command(createDwellings, {
          area: areas.grid2.id,
          dwellings: ids.map((id) => ({ id, number: id.slice(-12) })),
        })
        expect(made.status).toBe('accepted')
        const commands = (door: string) =>
          visits.map((visit) => ({
            id: newId(),
            name: recordVisit.name,
            body: { door, outcome: visit.outcome },
            occurredAt: new Date(at + visit.minute * 60_000).toISOString(),
          }))
        const forward = commands(ids[0] as string)
        const shuffled = commands(ids[1] as string).sort(
          (a, b) => ((a.id.charCodeAt(35) * 7 + seed) % 13) - ((b.id.charCodeAt(35) * 7 + seed) % 13),
        )
        await county.as('dispatcher').commands(forward)
        await county.as('dispatcher').commands(shuffled)
        const rows = (
          await county.admin.query(
            'select state, attempts, last_at from registry.door where id = any ($1) order by id = $2 desc',
            [ids, ids[0]],
          )
        ).rows
        const ties = new Set(visits.map((visit) => visit.minute)).size < visits.length
        if (!ties) expect(rows[1]).toEqual(rows[0])
      }),
      { numRuns: 40 },
    )
  }, 120_000)

  it('shows a door that one list has and another has not as a gap', async () => {
    const id = newId()
    await county
      .as('dispatcher')
      .command(createDwellings, { area: areas.grid2.id, dwellings: [{ id, number: '表外1', sources: ['meter'] }] })
    const seen = await county.as('dispatcher').get(board, { area: areas.grid2.id })
    expect(seen.area.figures.mismatch).toBeGreaterThanOrEqual(1)
    expect(seen.area.path).toBe(pathOf('grid2'))
  })
})
