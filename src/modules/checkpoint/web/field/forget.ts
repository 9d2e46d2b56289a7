import { forgetBegun } from './begun.ts'
import { forgetPost } from './post.ts'

/** Lets go of what the checkpoint's screens have in memory. */
export function forgetAll(): void {
  forgetBegun()
  forgetPost()
}
