import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'

/** What needs me now, and the figures of my area. */
export default function HomePage(): ReactNode {
  const say = useWords('main')
  return <h1>{say('home.title')}</h1>
}
