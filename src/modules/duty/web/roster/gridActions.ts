import type { Post } from '../../contract/index.ts'
import type { SlotView } from './model.ts'

/** What can be done in the week's grid: choose or fill a place, open a shift or a post. */
export interface GridActions {
  chosen: string | undefined
  choose: (slot: SlotView) => void
  drop: (account: string, slot: SlotView) => void
  openShift: (shift: SlotView['shifts'][number], slot: SlotView) => void
  openPost: (post: Post) => void
}
