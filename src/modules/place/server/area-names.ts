import { pinyin } from 'pinyin-pro'
import type { Work } from '#platform/server/commands/context.ts'
import { areaNames, areasStamp } from './queries-reads.ts'

/** An area as the search knows it. */
interface NamedArea {
  id: string
  code: string
  names: string[]
  /** First letters of the syllables of each name: 龙安镇 → laz. */
  initials: string[]
}

/** Names of a county's areas are few and change rarely: kept in memory until a count or a version moves. */
const kept = new Map<number, { stamp: string; areas: NamedArea[] }>()

/**
 * Ids of the areas that `q` may mean, best first: the whole name or code, then a beginning, then a piece; names and former
 * names, codes, pinyin initials.
 */
export async function findAreaIds(work: Work, q: string, limit: number): Promise<string[]> {
  const wanted = plainText(q)
  if (wanted === '') return []
  return (await namedAreas(work))
    .map((area) => ({ id: area.id, rank: rankOf(area, wanted) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)
    .slice(0, limit)
    .map(({ id }) => id)
}

/** First letters of the syllables, lower case; what is not Chinese stays. */
export function initialsOf(name: string): string {
  return plainText(pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join(''))
}

async function namedAreas(work: Work): Promise<NamedArea[]> {
  const [{ stamp } = { stamp: '' }] = await work.db.query<{ stamp: string }>(areasStamp, [work.county])
  const known = kept.get(work.county)
  if (known?.stamp === stamp) return known.areas
  const rows = await work.db.query<{ id: string; code: string; name: string; aliases: string[] }>(areaNames, [
    work.county,
  ])
  const areas = rows.map(({ id, code, name, aliases }) => ({
    id,
    code: code.toLowerCase(),
    names: [name, ...aliases].map(plainText),
    initials: [name, ...aliases].map(initialsOf),
  }))
  kept.set(work.county, { stamp, areas })
  return areas
}

function rankOf({ code, names, initials }: NamedArea, wanted: string): number {
  if (code === wanted || names.includes(wanted)) return 5
  if (names.some((name) => name.startsWith(wanted))) return 4
  if (initials.some((letters) => letters === wanted)) return 3
  if (initials.some((letters) => letters.startsWith(wanted))) return 2
  return code.startsWith(wanted) || names.some((name) => name.includes(wanted)) ? 1 : 0
}

function plainText(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase()
}
