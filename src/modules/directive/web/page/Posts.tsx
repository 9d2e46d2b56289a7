import type { ReactNode } from 'react'
import { type Role, roleNames } from '#platform/contract/index.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import type { Owner } from '../../contract/index.ts'

/** Whom a demand names within the agency: roles at places and who holds them. */
export function Posts({ posts }: { posts: Owner['posts'] }): ReactNode {
  const say = useWords('directive')
  const language = useLanguage()
  if (posts.length === 0) return null
  return (
    <div className="directive-posts">
      <strong>{say('posts.title')}</strong>
      <ul>
        {posts.map(({ role, placeName, holderName }) => (
          <li key={`${role} ${placeName} ${holderName}`} className={holderName === null ? 'late' : 'soft'}>
            {say(holderName === null ? 'posts.nobody' : 'posts.one', {
              role: roleNames[role as Role]?.[language] ?? role,
              place: placeName,
              name: holderName ?? '',
            })}
          </li>
        ))}
      </ul>
    </div>
  )
}
