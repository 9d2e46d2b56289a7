import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useListKeys } from '#platform/web/keyboard.ts'
import { EmptyPane, ProblemNote, WaitWords } from '#platform/web/problem.tsx'
import { Refused } from './Refused.tsx'
import { useWaitingItems } from './useWaitingItems.ts'

/** One list of everything that waits, by clock. */
export function WaitingList(): ReactNode {
  const say = useWords('main')
  const format = useFormat()
  const navigate = useNavigate()
  const { items, pending, problem, retry } = useWaitingItems()
  const { active } = useListKeys(items.length, (index) => void navigate(items[index]?.to ?? '/'))
  return (
    <Panel
      title={say('home.waiting')}
      aside={items.length > 0 ? format.number(items.length) : null}
      className="home-waiting"
    >
      {problem ? <ProblemNote problem={problem.body} retry={retry} /> : null}
      <Refused />
      {pending ? <WaitWords /> : null}
      {!pending && !problem && items.length === 0 ? (
        <EmptyPane title={say('home.nothing')} hint={say('home.nothingHint')} />
      ) : null}
      <ul>
        {items.map((item, index) => (
          <li key={item.key} data-row-index={index} className={index === active ? 'active' : ''}>
            <Link to={item.to}>
              <span className={item.late ? 'late' : ''}>{item.kind}</span>
              <span>{item.what}</span>
              <span className={item.late ? 'num late' : 'num soft'}>{item.at ? format.relative(item.at) : ''}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
