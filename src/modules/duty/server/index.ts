/** Server door of the duty module. */
import type { ServerModule } from '#platform/server/commands/module.ts'
import { batchesAnswer } from './answers-batches.ts'
import { closedAnswer } from './answers-closed.ts'
import { ownAnswers } from './answers-own.ts'
import { planAnswers } from './answers-plan.ts'
import { rosterHandlers } from './assign.ts'
import { attendHandlers } from './attend.ts'
import { callHandlers } from './calls.ts'
import { feedHandlers, feedRoute } from './feed.ts'
import { giveHoleWords } from './holes.ts'
import { lendHandlers } from './lend.ts'
import { postHandlers } from './posts.ts'
import { followArea } from './queries-posts.ts'
import { restHandler } from './rest.ts'
import { swapHandlers } from './swaps.ts'

/** Duty: posts, rosters, check-in at the post, swaps, lending, call-outs, calendars. */
export const dutyModule: ServerModule = {
  name: 'duty',
  commands: [
    ...postHandlers,
    ...rosterHandlers,
    restHandler,
    ...attendHandlers,
    ...swapHandlers,
    ...lendHandlers,
    ...callHandlers,
    ...feedHandlers,
  ],
  queries: [...planAnswers, closedAnswer, batchesAnswer, ...ownAnswers],
  on: {
    'notice.detailsAsked': giveHoleWords,
    async 'place.areaMoved'(work, moves) {
      for (const { from, to } of moves) await followArea(work.db, work.county, from, to)
    },
  },
  routes: feedRoute,
}

export { addPosts, type FirstPost, type FirstShift, lendAtFounding } from './found.ts'
export {
  type InspectedPost,
  type InspectedShift,
  inspectedBelow,
  inspectedPosts,
  noteAway,
  rosteredAt,
} from './inspected.ts'
export { tellHoles } from './queries-holes.ts'
export { type Staffing, staffingOf } from './staffing.ts'
