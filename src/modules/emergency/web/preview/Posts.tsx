import type { ReactNode } from 'react'
import { type Role, roleNames } from '#platform/contract/index.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import type { ShownPost } from '../../contract/index.ts'

/** So many roles that nobody holds are read at a glance; more open by a press. */
const FEW = 12

/** Who does a task by name: each role at its place with who holds it, those that nobody holds first. */
export function Posts({ posts }: { posts: readonly ShownPost[] }): ReactNode {
  const say = useWords('emergency')
  const language = useLanguage()
  if (posts.length === 0) return null
  const unheld = posts.filter(({ holderName }) => holderName === null).length
  return (
    <details className="change-posts" open={unheld > 0 && unheld <= FEW}>
      <summary>{say(unheld > 0 ? 'preview.postsUnheld' : 'preview.posts', { count: posts.length, unheld })}</summary>
      <ul>
        {[...posts]
          .sort((a, b) => Number(a.holderName !== null) - Number(b.holderName !== null))
          .map(({ role, placeName, holderName }) => (
            <li key={`${role} ${placeName} ${holderName}`} className={holderName === null ? 'late' : undefined}>
              {say(holderName === null ? 'preview.postNobody' : 'preview.post', {
                role: roleNames[role as Role]?.[language] ?? role,
                place: placeName,
                name: holderName ?? '',
              })}
            </li>
          ))}
      </ul>
    </details>
  )
}
