import type { BodyOf, ResultOf } from '#platform/contract/index.ts'
import type { importLineList } from '../../contract/index.ts'
import type { Lines } from './lines.ts'

type Body = BodyOf<typeof importLineList>
type Result = ResultOf<typeof importLineList>
/** Cases and links of one lot; the contract takes no more. */
const [caseLot, linkLot] = [2000, 5000]

/** What came of all lots. */
export interface Sum {
  dryRun: boolean
  created: number
  known: number
  linked: number
  linksKnown: number
  dangling: { from: string; to: string; why: Result['dangling'][number]['why'] }[]
  followed: number
  followedKnown: number
  strays: { code: string; day: string; why: Result['strays'][number]['why'] }[]
  /** Links of the lots until now, which a later one may contradict. */
  said: ReadonlySet<string>
}
/** Nothing yet. */
export const emptySum = (dryRun: boolean): Sum => ({
  ...{ dryRun, created: 0, known: 0, linked: 0, linksKnown: 0, dangling: [] },
  ...{ followed: 0, followedKnown: 0, strays: [], said: new Set() },
})

type Lot = Pick<Body, 'cases' | 'links' | 'followUps'>

/** The lots of an import: persons first, so that links and follow-ups find them. */
export function lotsOf({ cases, links, followUps }: Pick<Lines, 'cases' | 'links' | 'followUps'>): Lot[] {
  return [
    ...chunks(cases, caseLot).map((some) => ({ cases: some, links: [] })),
    ...chunks(links, linkLot).map((some) => ({ cases: [], links: some })),
    ...chunks(followUps, linkLot).map((some) => ({ cases: [], links: [], followUps: some })),
  ]
}

/**
 * Adds a lot's answer. In a dry run no person of an earlier lot is there yet: a link dangles where the files lack its end too, and a day
 * is judged by the days that the files name.
 */
export function add(
  sum: Sum,
  lot: Omit<Lot, 'cases'>,
  result: Result,
  own: ReadonlyMap<string, Body['cases'][number]>,
): Sum {
  const missing = new Set(result.missing)
  const lacks = (code: string) => missing.has(code) && !own.has(code)
  const said = new Set(sum.said)
  const known = new Map(result.dangling.map(({ row, why }) => [row, why]))
  const dangling = sum.dryRun
    ? lot.links.flatMap(({ from, to }, row): Sum['dangling'] => {
        if (lacks(from) || lacks(to)) return [{ from, to, why: 'nobody' }]
        if (from === to) return [{ from, to, why: 'self' }]
        if (known.get(row) === 'contrary' || said.has(`${to} ${from}`)) return [{ from, to, why: 'contrary' }]
        said.add(`${from} ${to}`)
        return []
      })
    : result.dangling.map(({ from, to, why }) => ({ from, to, why }))
  const ahead = sum.dryRun ? judged(result, own) : { followed: result.followed, strays: result.strays }
  return {
    dryRun: sum.dryRun,
    created: sum.created + result.created,
    known: sum.known + result.known,
    linked: sum.linked + (sum.dryRun ? lot.links.length - dangling.length : result.linked),
    linksKnown: sum.linksKnown + result.linksKnown,
    dangling: [...sum.dangling, ...dangling],
    followed: sum.followed + ahead.followed,
    followedKnown: sum.followedKnown + result.followedKnown,
    said,
    strays: [...sum.strays, ...ahead.strays.map(({ code, day, why }) => ({ code, day, why }))],
  }
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))
}

/** What a dry run would follow: days of persons whom the county does not know, by the days that the files name for them. */
function judged({ followed, strays }: Result, own: ReadonlyMap<string, Body['cases'][number]>) {
  const left: Result['strays'] = []
  let more = 0
  for (const stray of strays) {
    const person = stray.why === 'nobody' ? own.get(stray.code) : undefined
    if (!person) left.push(stray)
    else if (person.startsOn === undefined) left.push({ ...stray, why: 'no_plan' })
    else if (stray.day < person.startsOn || daysOf(person.startsOn, stray.day) >= (person.days ?? usualDays))
      left.push({ ...stray, why: 'outside' })
    else more += 1
  }
  return { followed: followed + more, strays: left }
}

/** Days of a follow-up where the list names none; the playbook's may differ, so a dry run is near and the import exact. */
const usualDays = 14
const daysOf = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000
