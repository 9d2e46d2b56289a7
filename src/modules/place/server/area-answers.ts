import { Problem, problems } from '#platform/contract/index.ts'
import { answer } from '#platform/server/commands/module.ts'
import { getArea, listAreas } from '../contract/queries.ts'
import { isWithin } from './path.ts'
import { areaChain, getAreaRow } from './places.ts'
import { areasAt, areasBelow, areasByIds, type ShownAreaRow } from './queries-reads.ts'
import { showAreas } from './show-areas.ts'

/** Children of an area; without a parent the tops of the reader's own reach. */
export const listAreasAnswer = answer(listAreas, async (work, { parent }) => {
  const rows =
    parent === undefined
      ? await work.db.query<ShownAreaRow>(areasAt, [work.county, topsOf(work.paths)])
      : await work.db.query<ShownAreaRow>(areasBelow, [work.county, parent])
  if (rows.length === 0 && parent !== undefined) await getAreaRow(work, parent)
  return { items: await showAreas(work, rows) }
})

/** One area and the chain above it. */
export const getAreaAnswer = answer(getArea, async (work, { id }) => {
  const [row] = await work.db.query<ShownAreaRow>(areasByIds, [work.county, [id]])
  if (!row) throw new Problem(problems.not_found)
  const [areas, chain] = await Promise.all([showAreas(work, [row]), areaChain(work, row.path)])
  const [area] = areas
  if (!area) throw new Problem(problems.not_found)
  return { area, above: chain.slice(0, -1).map(({ id, kind, name }) => ({ id, kind, name })) }
})

/** Paths without those that stand below another of them. */
function topsOf(paths: readonly string[]): string[] {
  return paths.filter((path) => !paths.some((other) => other !== path && isWithin(path, other)))
}
