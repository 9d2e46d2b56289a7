import type { ReactNode } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { accept, myTasks } from '../../contract/index.ts'

const shownAtMost = 3
const acceptedAtOnce = 200

/** New tasks with the button that accepts them. Nothing where there are none. */
export function FreshTasks(): ReactNode {
  const say = useWords('dispatch')
  const format = useFormat()
  const query = useQuery(myTasks, {})
  const command = useCommand(accept)
  const fresh = (query.data?.items ?? []).filter((task) => task.open > 0 && !task.acceptedAt)
  if (fresh.length === 0) return null
  const shown = fresh.slice(0, shownAtMost)
  return (
    <section className="f-card f-marked">
      <h2>{say('tasks.fresh', { count: fresh.length })}</h2>
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
      {fresh.length > shown.length ? (
        <p className="f-quiet f-small">{say('tasks.andMore', { count: fresh.length - shown.length })}</p>
      ) : null}
      <SendState progress={command.progress} problem={command.problem} />
      <BigButton
        disabled={command.busy}
        onClick={() => void command.send({ tasks: fresh.slice(0, acceptedAtOnce).map((task) => task.id) })}
      >
        {say('tasks.accept', { count: fresh.length })}
      </BigButton>
    </section>
  )
}
