import type { ReactNode } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import type { Owner } from '../../contract/index.ts'
import { Posts } from './Posts.tsx'

/** On the issuer's paper alone: who holds which role at which place, agency by agency. On screen a cell of the matrix opens it. */
export function PostsOnPaper({ owners }: { owners: readonly Owner[] }): ReactNode {
  const say = useWords('directive')
  const named = owners.filter(({ posts, isMine }) => posts.length > 0 && !isMine)
  if (named.length === 0) return null
  return (
    <Panel title={say('posts.title')} className="print-only">
      {named.map((owner) => (
        <section key={`${owner.agency} ${owner.demand}`}>
          <h3>{say('posts.of', { agency: owner.agencyName, ord: owner.demand })}</h3>
          <Posts posts={owner.posts} />
        </section>
      ))}
    </Panel>
  )
}
