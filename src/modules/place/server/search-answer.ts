import { answer } from '#platform/server/commands/module.ts'
import { searchPatterns } from '#platform/server/db/search.ts'
import { searchPlaces } from '../contract/queries.ts'
import type { Dwelling } from '../contract/types.ts'
import { findAreaIds } from './area-names.ts'
import { areasByIds, doorsByAddress, type ShownAreaRow } from './queries-reads.ts'
import { showAreas } from './show-areas.ts'

const most = 20

/** Areas by what they are or were called, doors by pieces of their address (农机 301). */
export const searchAnswer = answer(searchPlaces, async (work, { q }) => {
  const patterns = searchPatterns(q)
  const [ids, dwellings] = await Promise.all([
    findAreaIds(work, q, most),
    patterns.length > 0 ? work.db.query<Dwelling>(doorsByAddress, [work.county, patterns, most]) : [],
  ])
  const rows = ids.length > 0 ? await work.db.query<ShownAreaRow>(areasByIds, [work.county, ids]) : []
  const rank = new Map(ids.map((id, index) => [id, index]))
  const areas = await showAreas(
    work,
    rows.sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0)),
  )
  return { areas, dwellings }
})
