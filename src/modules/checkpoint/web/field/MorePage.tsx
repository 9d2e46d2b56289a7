import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { NextIcon } from '#platform/web/field/icons.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCheckpoint } from './chosen.ts'
import { OnDutyCard } from './OnDutyCard.tsx'
import { type Post, usePost } from './post.ts'

/** What is done less often at a checkpoint. */
export default function MorePage(): ReactNode {
  const say = useWords('checkpoint')
  const post = usePost()
  return (
    <Screen title={say('moreTitle')} back="/pass">
      {post ? <Standing post={post} /> : null}
      <nav className="f-list" aria-label={say('moreTitle')}>
        {(['coach', 'breach', 'post'] as const).map((page) => (
          <Link key={page} className="f-row" to={`/pass/${page}`}>
            <span className="f-row-main">
              <span>{say(`${page}.title`)}</span>
              <span className="f-small f-quiet">{say(`${page}.hint`)}</span>
            </span>
            <NextIcon />
          </Link>
        ))}
      </nav>
    </Screen>
  )
}

function Standing({ post }: { post: Post }): ReactNode {
  const { checkpoint } = useCheckpoint(post)
  return checkpoint?.duty ? <OnDutyCard duty={checkpoint.duty} at={post.now} /> : null
}
