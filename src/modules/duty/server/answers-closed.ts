import { answer } from '#platform/server/commands/module.ts'
import { readCursor, writeCursor } from '#platform/server/db/cursor.ts'
import { listClosedPosts } from '../contract/index.ts'
import { namesFor } from './present.ts'
import { closedPosts } from './queries-posts.ts'

/** Posts that were closed, by whom and when. */
export const closedAnswer = answer(listClosedPosts, async (work, { after, limit = 50 }) => {
  const [at = '9999-12-31T00:00:00.000Z', id = 'ffffffff-ffff-ffff-ffff-ffffffffffff'] =
    readCursor(after, ['instant', 'uuid']) ?? []
  const rows = await closedPosts(work.db, work.county, [at, id], limit + 1)
  const shown = rows.slice(0, limit)
  const names = await namesFor(
    work,
    shown.map(({ closed_by }) => closed_by),
  )
  const last = shown.at(-1)
  return {
    items: shown.map(({ id: post, kind, name, place_name, closed_at, closed_by, version }) => ({
      ...{ id: post, kind, name, version, placeName: place_name ?? '' },
      ...{ closedAt: closed_at.toISOString(), closedBy: names(closed_by) },
    })),
    ...(rows.length > limit && last ? { next: writeCursor([last.closed_at.toISOString(), last.id]) } : {}),
  }
})
