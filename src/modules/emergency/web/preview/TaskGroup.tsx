import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import type { TaskChange } from '../../contract/index.ts'
import { Posts } from './Posts.tsx'
import type { Shown } from './useLevelPreview.ts'

type Change = TaskChange['owners'][number]['change']
/** So many names are read at a glance. */
const FEW = 3

/** Tasks that begin, end or go on, each with whom it concerns; names beyond a few open by a press. */
export function TaskGroup({ shown, change }: { shown: Shown; change: Change }): ReactNode {
  const say = useWords('emergency')
  const tasks = shown.tasks
    .map((task) => ({ ...task, owners: task.owners.filter((owner) => owner.change === change) }))
    .filter(({ owners }) => owners.length > 0)
  if (tasks.length === 0) return null
  return (
    <details className="change-group" open={change !== 'goes_on'}>
      <summary>{say('preview.group', { what: say(`preview.${change}`), count: tasks.length })}</summary>
      <ol>
        {tasks.map((task) => (
          <Task key={task.code} task={task} change={change} />
        ))}
      </ol>
    </details>
  )
}

function Task({ task, change }: { task: TaskChange; change: Change }): ReactNode {
  const say = useWords('emergency')
  const format = useFormat()
  const language = useLanguage()
  const [first] = task.owners
  const names = task.owners.map(({ name, standIn }) => (standIn ? say('preview.standIn', { name }) : name))
  const due =
    change === 'starts' && task.due && 'hours' in task.due
      ? say('preview.dueHours', { hours: task.due.hours, at: format.moment(first?.dueAt ?? '') })
      : say('preview.due', { at: format.moment(first?.dueAt ?? '') })
  return (
    <li>
      <span className="num faint">{task.no || '–'}</span>
      <div>
        <p>{task.text[language] ?? task.code}</p>
        <p className="soft">
          {change === 'ends' ? null : <span>{due} · </span>}
          {names.length <= FEW ? (
            names.join(say('comma'))
          ) : (
            <details>
              <summary>
                {say('preview.owners', { names: names.slice(0, FEW).join(say('comma')), count: names.length })}
              </summary>
              {names.join(say('comma'))}
            </details>
          )}
        </p>
        <Posts posts={task.owners.flatMap(({ posts }) => posts)} />
      </div>
    </li>
  )
}
