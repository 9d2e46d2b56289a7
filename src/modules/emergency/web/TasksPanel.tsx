import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import type { ResponseOf } from '#platform/contract/index.ts'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { type currentEmergency, type Emergency, handOut } from '../contract/index.ts'
import { HandOutDialog } from './HandOutDialog.tsx'

/** Tasks that agencies have at this level, with the way to how each stands. */
export function TasksPanel({
  live,
  tasks,
}: {
  live: Emergency
  tasks: ResponseOf<typeof currentEmergency>['tasks']
}): ReactNode {
  const say = useWords('emergency')
  const language = useLanguage()
  const { may } = useSession()
  const [isHanding, setIsHanding] = useState(false)
  return (
    <Panel
      title={say('tasks.title', { count: tasks.length })}
      aside={
        may(handOut.name) ? (
          <Button size="small" onClick={() => setIsHanding(true)}>
            {say(tasks.length > 0 ? 'tasks.more' : 'tasks.handOut')}
          </Button>
        ) : undefined
      }
    >
      {tasks.length === 0 ? <p className="soft">{say('tasks.none')}</p> : null}
      <ol className="emergency-tasks">
        {tasks.map(({ code, no, text, agencies, posts, unheld, papers }) => (
          <li key={code}>
            <span className="num faint">{no}</span>
            <Link to={`/directives/${papers.at(-1) ?? ''}`}>{text[language] ?? code}</Link>
            <span className="soft num">
              {say('tasks.agencies', { count: agencies })}
              {posts > 0 ? ` · ${say('tasks.posts', { count: posts })}` : ''}
              {unheld > 0 ? <span className="late"> · {say('tasks.unheld', { count: unheld })}</span> : null}
            </span>
          </li>
        ))}
      </ol>
      {isHanding ? <HandOutDialog live={live} close={() => setIsHanding(false)} /> : null}
    </Panel>
  )
}
