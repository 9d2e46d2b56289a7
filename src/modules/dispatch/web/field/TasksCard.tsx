import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { NextIcon } from '#platform/web/field/icons.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { accept, myTasks, type Task } from '../../contract/index.ts'

/** New tasks with the button that accepts them, and the way to all tasks. Nothing where there are none. */
export function TasksCard(): ReactNode {
  const say = useWords('dispatch')
  const format = useFormat()
  const query = useQuery(myTasks, {})
  const tasks = query.data?.items ?? []
  const open = tasks.filter((task) => task.open > 0)
  const fresh = open.filter((task) => !task.acceptedAt)
  const soonest = open.map((task) => task.dueAt).sort((a, b) => Date.parse(a) - Date.parse(b))[0]
  return (
    <>
      {fresh.length > 0 ? <FreshTasks tasks={fresh} /> : null}
      {tasks.length > 0 ? (
        <Link className="f-list f-row" to="/tasks">
          <span className="f-row-main">
            <span className="f-strong">{say('tasks.count', { count: tasks.length })}</span>
            {soonest ? (
              <span className={Date.parse(soonest) < Date.now() ? 'f-late f-small' : 'f-quiet f-small'}>
                {say(Date.parse(soonest) < Date.now() ? 'tasks.late' : 'tasks.soonest', {
                  when: format.moment(soonest),
                })}
              </span>
            ) : null}
          </span>
          <NextIcon />
        </Link>
      ) : null}
    </>
  )
}

function FreshTasks({ tasks }: { tasks: readonly Task[] }): ReactNode {
  const say = useWords('dispatch')
  const format = useFormat()
  const command = useCommand(accept)
  const shown = tasks.slice(0, 3)
  return (
    <section className="f-card f-marked">
      <h2>{say('tasks.fresh', { count: tasks.length })}</h2>
      <ul className="f-plain-list">
        {shown.map((task) => (
          <li key={task.id}>
            <span className="f-strong">{task.placeName}</span>
            <span className="f-block f-small f-quiet">
              {say('tasks.openUntil', { open: task.open, when: format.moment(task.dueAt) })}
            </span>
            {task.note ? <span className="f-block f-small">{task.note}</span> : null}
          </li>
        ))}
      </ul>
      {tasks.length > shown.length ? (
        <p className="f-quiet f-small">{say('tasks.andMore', { count: tasks.length - shown.length })}</p>
      ) : null}
      <SendState progress={command.progress} problem={command.problem} />
      <BigButton
        disabled={command.busy}
        onClick={() => void command.send({ tasks: tasks.slice(0, 200).map((task) => task.id) })}
      >
        {say('tasks.accept', { count: tasks.length })}
      </BigButton>
    </section>
  )
}
