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
  dangling: { from: string; to: string }[]
}

/** The lots of an import: cases first, so that links find them. */
export function lotsOf({ cases, links }: Lines): Pick<Body, 'cases' | 'links'>[] {
  return [
    ...chunks(cases, caseLot).map((some) => ({ cases: some, links: [] })),
    ...chunks(links, linkLot).map((some) => ({ cases: [], links: some })),
  ]
}

/** Adds a lot's answer. In a dry run no case of an earlier lot is there yet: a link dangles where the files lack its end too. */
export function add(sum: Sum, lot: Pick<Body, 'links'>, result: Result, own: ReadonlySet<string>): Sum {
  const missing = new Set(result.missing)
  const lacks = (code: string) => missing.has(code) && !own.has(code)
  const dangling = sum.dryRun
    ? lot.links.filter(({ from, to }) => lacks(from) || lacks(to) || from === to)
    : result.dangling.map(({ from, to }) => ({ from, to }))
  return {
    dryRun: sum.dryRun,
    created: sum.created + result.created,
    known: sum.known + result.known,
    linked: sum.linked + (sum.dryRun ? lot.links.length - dangling.length : result.linked),
    linksKnown: sum.linksKnown + result.linksKnown,
    dangling: [...sum.dangling, ...dangling],
  }
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))
}
