import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { NextIcon } from '#platform/web/field/icons.tsx'
import { Read } from '#platform/web/field/read.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { myTasks } from '../../contract/index.ts'

/** All tasks of the grid worker; a task opens the list of its doors. */
export default function TasksPage(): ReactNode {
  const say = useWords('dispatch')
  const format = useFormat()
  const query = useQuery(myTasks, {})
  return (
    <Screen title={say('tasks.title')} back="/">
      <Read query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="f-quiet">{say('tasks.none')}</p>
          ) : (
            <ul className="f-list">
              {items.map((task) => (
                <li key={task.id}>
                  <Link className="f-row" to={`/?task=${task.id}`}>
                    <span className="f-row-main">
                      <span className="f-strong">{task.placeName}</span>
                      <span className={task.stage === 'late' ? 'f-late f-small' : 'f-quiet f-small'}>
                        {say(`stage.${task.stage}`)} ·{' '}
                        {say('tasks.done', { done: task.doors - task.open, doors: task.doors })}
                      </span>
                      <span className={task.stage === 'late' ? 'f-late f-small' : 'f-quiet f-small'}>
                        {say('tasks.until', { when: format.moment(task.dueAt) })}
                      </span>
                      {task.note ? <span className="f-small">{task.note}</span> : null}
                    </span>
                    <span className="f-chevron">
                      <NextIcon />
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Read>
    </Screen>
  )
}
