import { type Language, Problem, problems, type Text } from '#platform/contract/index.ts'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import type { Cell } from '#platform/server/csv.ts'
import { sheetFile } from '#platform/server/http/sheet-file.ts'
import { getReach, type Reach, reachOf, reachSheet } from '../contract/index.ts'
import { groundOf } from './ground.ts'
import { instantsOf } from './period.ts'
import { areaInReach, areasAbove, gridsOf, reachedStops } from './queries-reach.ts'

interface Area {
  id: string
  kind: string
  name: string
  path: string
  lon: number | null
  lat: number | null
}

/** Which grids heard a broadcast in a period of days. */
async function reached(work: Work, from: string, to: string, area: string | undefined): Promise<Reach> {
  const period = instantsOf(from, to)
  if (area && (await work.db.query(areaInReach, [work.county, area])).length === 0)
    throw new Problem(problems.not_found)
  const grids = await work.db.query<Pick<Area, 'id' | 'name' | 'path'>>(gridsOf, [work.county, area ?? null])
  const areas = await work.db.query<Area>(areasAbove, [work.county])
  type Row = { run: string; path: string; at: Date }
  const rows = await work.db.query<Row>(reachedStops, [work.county, ...period])
  const reach = reachOf(
    grids.map(({ path }) => path),
    rows.map(({ run, path, at }) => ({ run, path, at: at.getTime() })),
  )
  const named = new Map(areas.map((one) => [one.path, one]))
  const above = (path: string, isKind: (kind: string) => boolean): Area | undefined => {
    const labels = path.split('.')
    for (let length = labels.length - 1; length > 0; length -= 1) {
      const found = named.get(labels.slice(0, length).join('.'))
      if (found && isKind(found.kind)) return found
    }
    return undefined
  }
  const told = grids.map(({ id, name, path }) => {
    const town = above(path, (kind) => kind === 'town')
    const { times = 0, lastAt = null } = reach.get(path) ?? {}
    return {
      ...{ id, name, town: town?.id ?? id, townName: town?.name ?? '', times },
      communityName: above(path, (kind) => kind !== 'town')?.name ?? '',
      lastAt: lastAt === null ? null : new Date(lastAt).toISOString(),
    }
  })
  const isReached = ({ times }: { times: number }) => times > 0
  const towns = areas
    .filter(({ kind, id }) => kind === 'town' && told.some(({ town }) => town === id))
    .map(({ id, name, lon, lat }) => {
      const own = told.filter(({ town }) => town === id)
      return { id, name, lon, lat, grids: own.length, reached: own.filter(isReached).length }
    })
  return {
    ...{ from, to, stops: rows.length, runs: new Set(rows.map(({ run }) => run)).size },
    ...{ grids: told.length, reached: told.filter(isReached).length, towns, rows: told },
    outline: towns.length > 2 ? (await groundOf(work)).outline : [],
  }
}

const text = (hans: string, hant: string, en: string): Text => ({ 'zh-Hans': hans, 'zh-Hant': hant, en })
const title = text('广播覆盖', '廣播覆蓋', 'Areas reached')
const columns: readonly Text[] = [
  text('乡镇', '鄉鎮', 'Town'),
  text('社区、村', '社區、村', 'Community or village'),
  text('网格', '網格', 'Grid'),
  text('到过几趟', '到過幾趟', 'Runs that reached it'),
  text('最近一次', '最近一次', 'Last reached'),
]
const never = text('未到', '未到', 'never')

/** County time to the minute. */
const moment = (at: string): string =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

const sheetAnswer = answer(reachSheet, async (work, { from, to, area, format, language: asked }) => {
  const language: Language = asked ?? work.language
  const { rows } = await reached(work, from, to, area)
  const lines = rows.map((row): Cell[] => [
    ...[row.townName, row.communityName, row.name, row.times],
    row.lastAt ? moment(row.lastAt) : never[language],
  ])
  const sheet = [columns.map((one) => one[language]), ...lines]
  const name = `${title[language]}-${from}-${to}.${format}`
  return sheetFile(name, format, sheet, 0, title[language])
})

/** Answers about the areas reached. */
export const reachAnswers = [answer(getReach, (work, { from, to, area }) => reached(work, from, to, area)), sheetAnswer]
