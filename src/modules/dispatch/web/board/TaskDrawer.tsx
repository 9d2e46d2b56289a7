import { Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { reassign, type Task } from '../../contract/index.ts'
import { ReassignDialog } from './ReassignDialog.tsx'
import { Doors, Stage } from './taskColumns.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'

/** One task: who has it since when, how far it is, and the doors behind it. */
export function TaskDrawer({ task, close }: { task: Task | undefined; close: () => void }): ReactNode {
  return (
    <Drawer open={task !== undefined} onClose={close} title={task?.placeName ?? ''} size={460} destroyOnHidden>
      {task ? <TaskView task={task} close={close} /> : null}
    </Drawer>
  )
}

function TaskView({ task, close }: { task: Task; close: () => void }): ReactNode {
  const say = useWords('dispatch')
  const format = useFormat()
  const { may } = useSession()
  const [open, setOpen] = useState<'reassign' | 'withdraw'>()
  const dialog = { tasks: [task], close: () => setOpen(undefined), after: close }
  const facts: [string, ReactNode][] = [
    [say('task.stage'), <Stage key="stage" stage={task.stage} />],
    [say('task.progress'), <Doors key="doors" task={task} />],
    [say('task.worker'), task.assigneeName],
    [say('task.due'), `${format.moment(task.dueAt)} (${format.relative(task.dueAt)})`],
    [say('task.assignedAt'), format.moment(task.assignedAt)],
    [say('task.acceptedAt'), task.acceptedAt ? format.moment(task.acceptedAt) : say('task.notAccepted')],
    [say('assign.note'), task.note ?? say('state.none')],
  ]
  return (
    <>
      <dl className="dispatch-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <Link to={task.isDwelling ? `/doors/${task.place}` : `/coverage?area=${task.place}`}>
          {say(task.isDwelling ? 'task.door' : 'task.doorList', { open: format.number(task.open) })}
        </Link>
      </p>
      {may(reassign.name) ? (
        <div className="dispatch-foot">
          <Button onClick={() => setOpen('reassign')}>{say('bulk.reassign')}</Button>
          <Button onClick={() => setOpen('withdraw')}>{say('bulk.withdraw')}</Button>
        </div>
      ) : null}
      {open === 'reassign' ? <ReassignDialog {...dialog} /> : null}
      {open === 'withdraw' ? <WithdrawDialog {...dialog} /> : null}
    </>
  )
}
