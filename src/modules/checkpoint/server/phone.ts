import { createHash } from 'node:crypto'
import type { Work } from '#platform/server/commands/context.ts'
import { answer } from '#platform/server/commands/module.ts'
import { countyPlates, destinations, plates } from '../contract/index.ts'
import { listAreas, listCountyPlates, listDoors, listPlates } from './queries-read.ts'

/** What an officer's phone keeps so that it works without signal: where people go, and vehicles that were here. */
export const phoneAnswers = [
  answer(destinations, async (work, { known }) => {
    const [areas, doors] = [
      fullNames(await listAreas(work.db, work.county)),
      await listDoors(work.db, work.county),
    ] as const
    const digest = createHash('sha256')
      .update(JSON.stringify([areas, doors]))
      .digest('base64url')
    return known === digest ? { digest, areas: null, doors: null } : { digest, areas, doors }
  }),
  answer(plates, async (work, { since }) => {
    const rows = await listPlates(work.db, work.county, since === undefined ? null : new Date(since))
    return {
      items: rows.map((row) => ({
        plate: row.plate,
        direction: row.direction,
        at: row.occurred_at.toISOString(),
        checkpoint: row.checkpoint,
        headCount: row.head_count,
        origin: row.origin,
        destination: row.destination,
        destinationPlace: row.destination_place,
        until: row.retain_until.toISOString(),
      })),
      now: lookingBack(work),
    }
  }),
  answer(countyPlates, async (work, { since }) => {
    const rows = await listCountyPlates(work.db, work.county, since === undefined ? null : new Date(since))
    return {
      key: work.emergency ?? '',
      items: rows.map(({ occurred_at, head_count, destination_place, retain_until, ...row }) => ({
        ...row,
        ...{ at: occurred_at.toISOString(), headCount: head_count, destinationPlace: destination_place },
        until: retain_until.toISOString(),
      })),
      now: lookingBack(work),
    }
  }),
]

/** A pass that is being written now has a time of before: the next question looks back a minute. */
const lookingBack = ({ receivedAt }: Work) => new Date(receivedAt.getTime() - 60_000).toISOString()

/** Names with those above them, below the county: 龙安镇人民东路社区第三网格. */
function fullNames(areas: readonly { id: string; path: string; name: string }[]): { id: string; name: string }[] {
  const names = new Map(areas.map(({ path, name }) => [path, name]))
  return areas.map(({ id, path, name }) => {
    const labels = path.split('.')
    const above = labels.slice(1, -1).map((_, at) => names.get(labels.slice(0, at + 2).join('.')) ?? '')
    return { id, name: [...above, name].join('') }
  })
}
