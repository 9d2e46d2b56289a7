import type { TableProps } from 'antd'
import { type ReactNode, useMemo } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Task } from '../../contract/index.ts'

/** Columns of the board: where, who, how far, until when. */
export function useTaskColumns(): TableProps<Task>['columns'] {
  const say = useWords('dispatch')
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'place',
        title: say('task.place'),
        render: (_, task) => (
          <>
            {task.placeName}
            {task.note ? <span className="dispatch-note faint">{task.note}</span> : null}
          </>
        ),
      },
      { key: 'worker', title: say('task.worker'), dataIndex: 'assigneeName', width: 150, ellipsis: true },
      {
        key: 'stage',
        title: say('task.stage'),
        width: 100,
        render: (_, task) => <Stage stage={task.stage} />,
      },
      {
        key: 'due',
        title: say('task.due'),
        width: 210,
        render: (_, task) => (
          <>
            <span className={task.stage === 'late' ? 'late' : ''}>{format.relative(task.dueAt)}</span>{' '}
            <span className="faint">{format.moment(task.dueAt)}</span>
          </>
        ),
      },
      {
        key: 'progress',
        title: say('task.progress'),
        width: 230,
        render: (_, task) => <Doors task={task} />,
      },
    ],
    [say, format],
  )
}

/** The stage in a word; colour only where something is to be done, or done. */
export function Stage({ stage }: { stage: Task['stage'] }): ReactNode {
  const say = useWords('dispatch')
  return <span className={stage === 'late' || stage === 'done' ? stage : ''}>{say(`stage.${stage}`)}</span>
}

/** Doors of a task that were reached, of all of them. */
export function Doors({ task }: { task: Task }): ReactNode {
  const say = useWords('dispatch')
  const format = useFormat()
  const done = task.doors - task.open
  const share = task.doors > 0 ? (done / task.doors) * 100 : 0
  return (
    <span className="dispatch-doors" title={say('task.openDoors', { open: format.number(task.open) })}>
      <span className="dispatch-bar" data-stage={task.stage}>
        <span style={{ width: `${share}%` }} />
      </span>
      <span>
        {format.number(done)} <span className="faint">/ {format.number(task.doors)}</span>
      </span>
    </span>
  )
}
