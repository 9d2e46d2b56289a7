import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'

/** "Not yours" and "not there" look the same. */
export function NotFoundPage(): ReactNode {
  const say = useWords('main')
  return (
    <EmptyPane
      title={say('problem.gone')}
      hint={say('problem.goneHint')}
      action={<Link to="/">{say('home.title')}</Link>}
    />
  )
}
