import { type Drawn, draw } from './draw.ts'
import type { Question } from './redraw.ts'

/** The process of one picture: it draws it anew, answers, and ends. */
process.once('message', async ({ kind, bytes, most }: Question) => {
  const answer: Drawn = await draw(kind, bytes, most)
  process.send?.(answer, () => process.disconnect())
})
