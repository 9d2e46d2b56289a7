import type { Queryable } from '#platform/server/db/tx.ts'
import { type FigureRow, noFigures } from './counts.ts'

const standing = (Object.keys(noFigures) as (keyof FigureRow)[]).filter((name) => name !== 'visits')
const signed = (sign: string) => standing.map((name) => `${sign}${name}`).join(', ')
const kept = (when: string) => standing.map((name) => `case when ${when} then d.${name} else 0 end`).join(', ')
const sums = [...standing, 'visits'].map((name) => `sum(x.${name})::int as ${name}`).join(', ')

// One statement, so that what the worker folds meanwhile is counted once: rollups of now, less what later days changed,
// plus the differences not folded yet.
const figuresText = `
select x.path::text as path, ${sums} from (
  select path, ${signed('')}, 0 as visits from registry.pub_coverage where county = $1 and path = any ($2::ltree[])
  union all
  select path, ${signed('-')}, 0 from registry.pub_coverage_day where county = $1 and path = any ($2::ltree[]) and day > $4::date
  union all
  select path, ${standing.map(() => '0').join(', ')}, visits from registry.pub_coverage_day
   where county = $1 and path = any ($2::ltree[]) and day between $3::date and $4::date
  union all
  select subpath(d.path, 0, i), ${kept('d.day <= $4::date')}, case when d.day between $3::date and $4::date then d.visits else 0 end
    from registry.pub_coverage_delta d cross join lateral generate_series(1, nlevel(d.path)) i
   where d.county = $1 and subpath(d.path, 0, i) = any ($2::ltree[])
) x group by x.path`

/** How areas stood at the end of `to`, with the visits from `from` to `to`; exact. Areas without figures are left out. */
export async function figuresAt(
  db: Queryable,
  county: number,
  paths: readonly string[],
  from: string,
  to: string,
): Promise<Map<string, FigureRow>> {
  const rows = await db.query<FigureRow & { path: string }>(figuresText, [county, paths, from, to])
  return new Map(rows.map(({ path, ...figures }) => [path, figures]))
}

const daysText = `
select x.day, ${sums} from (
  select null::date as day, ${signed('')}, 0 as visits from registry.pub_coverage where county = $1 and path = $2::ltree
  union all
  select null, ${signed('')}, 0 from registry.pub_coverage_delta where county = $1 and path <@ $2::ltree
  union all
  select day, ${signed('')}, visits from registry.pub_coverage_day where county = $1 and path = $2::ltree and day >= $3::date
  union all
  select day, ${signed('')}, visits from registry.pub_coverage_delta where county = $1 and path <@ $2::ltree and day >= $3::date
) x group by x.day`

/** How an area stands now, and what each day from `from` on changed; of one moment, exact. */
export async function changesSince(
  db: Queryable,
  county: number,
  path: string,
  from: string,
): Promise<{ now: FigureRow; changes: Map<string, FigureRow> }> {
  const rows = await db.query<FigureRow & { day: string | null }>(daysText, [county, path, from])
  const changes = new Map<string, FigureRow>()
  let now = noFigures
  for (const { day, ...figures } of rows) {
    if (day === null) now = figures
    else changes.set(day, figures)
  }
  return { now, changes }
}

/** Areas directly below one, in their order. */
export const areasBelow = (db: Queryable, county: number, area: string) =>
  db.query<{ id: string; name: string; path: string }>(
    `select id, name, path::text as path from place.pub_area where county = $1 and parent = $2 order by ordinal, path`,
    [county, area],
  )

/** Compounds at or below a path, and the one that the path lies in. */
export const compoundsOf = (db: Queryable, county: number, path: string) =>
  db.query<{ path: string; class: number; is_round: boolean }>(
    `select path::text as path, class, not (path <@ $2::ltree) as is_round from place.pub_area
      where county = $1 and kind = 'compound' and ((path >= $2::ltree and path < app.path_end($2::ltree))
         or path = any (array(select subpath($2::ltree, 0, i) from generate_series(1, nlevel($2::ltree)) i)))`,
    [county, path],
  )
