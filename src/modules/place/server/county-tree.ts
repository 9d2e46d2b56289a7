import type { Work } from '#platform/server/commands/context.ts'
import { aliasesWithin } from '../data/aliases.ts'
import { type County, placeName } from '../data/divisions.ts'
import { listTownPoints } from '../data/townPoints.ts'
import { divisionId } from './derived-id.ts'
import { insertAreas } from './queries-areas.ts'

/** The tree that set-up has made. */
export interface CountyTree {
  /** Id of the county's own area. */
  county: string
  path: string
  areas: number
}

/**
 * Founds the tree of a county from the official list: county, towns, committees, with former names and the towns' points.
 * Ids come from the codes, so that one division has one id everywhere. The county's row in app.county must stand already;
 * its code is that of `divisions`.
 */
export async function createCountyTree(work: Work, divisions: County): Promise<CountyTree> {
  const { code, name } = divisions.county
  const [aliases, points] = await Promise.all([aliasesWithin(code), listTownPoints(code)])
  const pointOf = new Map(points.map((point) => [point.code, point]))
  const root = {
    id: divisionId(code),
    kind: 'county',
    code,
    parent: null as string | null,
    path: code,
    name,
    aliases: aliases.get(code) ?? [],
    ordinal: 0,
    lon: null as number | null,
    lat: null as number | null,
  }
  const rows = [root]
  divisions.towns.forEach((town, index) => {
    const path = `${root.path}.${town.code}`
    const point = pointOf.get(town.code)
    const below = { ...root, lon: null, lat: null }
    rows.push({
      ...below,
      id: divisionId(town.code),
      kind: 'town',
      code: town.code,
      parent: root.id,
      path,
      name: town.name,
      aliases: aliases.get(town.code) ?? [],
      ordinal: index + 1,
      lon: point?.lon ?? null,
      lat: point?.lat ?? null,
    })
    town.committees.forEach((committee, at) => {
      rows.push({
        ...below,
        id: divisionId(committee.code),
        kind: committee.kind,
        code: committee.code,
        parent: divisionId(town.code),
        path: `${path}.${committee.code}`,
        name: placeName(committee.name),
        aliases: aliases.get(committee.code) ?? [],
        ordinal: at + 1,
      })
    })
  })
  await work.db.query(insertAreas, [work.county, JSON.stringify(rows)])
  return { county: root.id, path: root.path, areas: rows.length }
}
