import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import type { PostKind } from '../contract/index.ts'

/** Kinds of posts that stand at a checkpoint. */
const gates: readonly PostKind[] = ['border_checkpoint', 'community_gate']

/**
 * From a post to the checkpoint that it keeps. Which one that is the checkpoints know: their page finds it by the post's id, and says so
 * where none names it.
 */
export function GateLink({ post: { id, kind } }: { post: { id: string; kind: PostKind } }): ReactNode {
  const say = useWords('duty')
  const { may } = useSession()
  return gates.includes(kind) && may('checkpoint.board') ? (
    <Link className="no-print" to={`/checkpoints?post=${id}`}>
      {say('toGate')}
    </Link>
  ) : null
}
