import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { countyNow } from '#platform/web/clock.ts'
import { NextIcon } from '#platform/web/field/icons.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { myTasks } from '../../contract/index.ts'

/** One line to all tasks: how many, and the deadline that comes first, or the one that has passed. */
export function TasksLine(): ReactNode {
  const say = useWords('dispatch')
  const format = useFormat()
  const query = useQuery(myTasks, {})
  const tasks = query.data?.items ?? []
  if (tasks.length === 0) return null
  const soonest = tasks
    .filter((task) => task.open > 0)
    .map((task) => task.dueAt)
    .sort((a, b) => Date.parse(a) - Date.parse(b))[0]
  const late = soonest !== undefined && Date.parse(soonest) < countyNow().getTime()
  return (
    <div className="f-rule">
      <Link className="f-row" to="/tasks">
        <span className="f-row-main">
          <span>{say('tasks.count', { count: tasks.length })}</span>
          {soonest ? (
            <span className={late ? 'f-small f-late' : 'f-small f-quiet'}>
              {say(late ? 'tasks.late' : 'tasks.soonest', { when: format.moment(soonest) })}
            </span>
          ) : null}
        </span>
        <span className="f-chevron">
          <NextIcon />
        </span>
      </Link>
    </div>
  )
}
