import type { Piece, WorkKind } from '../../contract/index.ts'

/** The page on which a piece is looked at and settled. */
export function pageOf({ kind, id, account }: Piece): string {
  switch (kind) {
    case 'doors':
      return account === null ? `/dispatch?assign=${id}` : `/dispatch?worker=${account}&task=${id}`
    case 'demand':
      return `/directives/${id}`
    case 'incident':
      return `/incidents/${id}`
    case 'lead':
      return `/leads?lead=${id}`
    case 'supply':
      return `/supply/requests/${id}`
    case 'hole':
      return `/duty?post=${id}`
    case 'run':
      return `/patrols/${id}`
    case 'finding':
      return `/inspections/findings/${id}`
    default:
      throw new RangeError(String(kind satisfies never))
  }
}

/** The page that lists a kind whole. */
export const listPages: Readonly<Record<WorkKind, string>> = {
  doors: '/dispatch',
  demand: '/directives',
  incident: '/incidents',
  lead: '/leads',
  supply: '/supply/requests',
  hole: '/duty/now?only=holes',
  run: '/patrols',
  finding: '/inspections',
}
