import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import { useMine } from './mine.ts'
import './directive-field.css'

/** On the tab: how many demands wait for the reader, whether in charge or because nobody is. Keeps them for where there is no signal. */
export default function WaitingCount(): ReactNode {
  const say = useWords('directive')
  const { items = [] } = useMine()
  const count = items.filter(({ isOurs, isForMe, person }) => isOurs && (isForMe || person === null)).length
  if (count === 0) return null
  return (
    <span className="directive-count">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className="f-hidden">{say('count', { count })}</span>
    </span>
  )
}
