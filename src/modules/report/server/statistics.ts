import { reachOf } from '#modules/registry/server/index.ts'
import type { ParamsOf, ResponseOf } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { statistics } from '../contract/index.ts'
import { add, type FigureRow, isEmpty, noFigures, toCounts } from './counts.ts'
import { daysBetween, periodOf } from './days.ts'
import { areasBelow, changesSince, compoundsOf, figuresAt } from './queries.ts'

export type StatisticsRow = ResponseOf<typeof statistics>['rows'][number]
interface Reach {
  id: string
  name: string
  path: string
}

/** Statistics of an area with what they are about. */
export interface Statistics {
  area: Reach
  from: string
  to: string
  by: 'area' | 'class' | 'day'
  rows: StatisticsRow[]
}

/** Reads the statistics that the parameters ask for. */
export async function readStatistics(work: Work, params: ParamsOf<typeof statistics>): Promise<Statistics> {
  const by = params.by ?? 'area'
  const { from, to } = periodOf(params, work.receivedAt)
  const area = await reachOf(work, params.area)
  const rows = await rowsBy[by](work, area, from, to)
  return { area, from, to, by, rows }
}

/** Handler of the statistics inside the county: exact figures. */
export const statisticsAnswer = answer(statistics, async (work, params) => {
  const { area, rows } = await readStatistics(work, params)
  return { area: { id: area.id, name: area.name }, rows }
})

type Rows = (work: Work, area: Reach, from: string, to: string) => Promise<StatisticsRow[]>

const rowsBy: Record<Statistics['by'], Rows> = { area: byArea, class: byClass, day: byDay }

/** One row an area below, as of the last day; doors that stand in the area itself have a row in its own name. */
async function byArea(work: Work, area: Reach, from: string, to: string): Promise<StatisticsRow[]> {
  const below = await areasBelow(work.db, work.county, area.id)
  const paths = [area.path, ...below.map(({ path }) => path)]
  const figures = await figuresAt(work.db, work.county, paths, from, to)
  let rest = figures.get(area.path) ?? noFigures
  const rows = below.map((child) => {
    const own = figures.get(child.path) ?? noFigures
    rest = add(rest, own, -1)
    return rowOf(to, child, null, own)
  })
  if (rows.length === 0 || !isEmpty(rest)) rows.push(rowOf(to, area, null, rest))
  return rows
}

/** One row a class of compound, and one for doors in none. */
async function byClass(work: Work, area: Reach, from: string, to: string): Promise<StatisticsRow[]> {
  const compounds = await compoundsOf(work.db, work.county, area.path)
  const paths = [area.path, ...compounds.map(({ path }) => path)]
  const figures = await figuresAt(work.db, work.county, [...new Set(paths)], from, to)
  let rest = figures.get(area.path) ?? noFigures
  const classes = new Map<number, FigureRow>([1, 2, 3].map((one) => [one, noFigures]))
  for (const compound of compounds) {
    // An area inside a compound lies in its class as a whole.
    const own = compound.is_round ? rest : (figures.get(compound.path) ?? noFigures)
    rest = add(rest, own, -1)
    classes.set(compound.class, add(classes.get(compound.class) ?? noFigures, own))
  }
  return [...[...classes].map(([one, own]) => rowOf(to, area, one, own)), rowOf(to, area, null, rest)]
}

/** One row a day: how the area stood at its end, and the visits of the day. Counted back from now. */
async function byDay(work: Work, area: Reach, from: string, to: string): Promise<StatisticsRow[]> {
  const { now, changes } = await changesSince(work.db, work.county, area.path, from)
  let standing = now
  for (const [day, change] of changes) if (day > to) standing = add(standing, change, -1)
  const rows: StatisticsRow[] = []
  for (const day of daysBetween(from, to).reverse()) {
    const change = changes.get(day) ?? noFigures
    rows.unshift(rowOf(day, area, null, { ...standing, visits: change.visits }))
    standing = add(standing, change, -1)
  }
  return rows
}

function rowOf(day: string, area: Reach, compoundClass: number | null, figures: FigureRow): StatisticsRow {
  return { day, area: area.id, areaName: area.name, class: compoundClass, ...toCounts(figures) }
}
