import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Task } from '../../contract/index.ts'
import { ReassignDialog } from './ReassignDialog.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'

/** What can be done with the tasks that are chosen. */
export function BulkBar({ tasks, clear }: { tasks: readonly Task[]; clear: () => void }): ReactNode {
  const say = useWords('dispatch')
  const format = useFormat()
  const [open, setOpen] = useState<'reassign' | 'withdraw'>()
  const props = { tasks, close: () => setOpen(undefined), after: clear }
  const doors = tasks.reduce((sum, task) => sum + task.open, 0)
  return (
    <div className="dispatch-bulk no-print">
      <strong>{say('bulk.chosen', { count: format.number(tasks.length), doors: format.number(doors) })}</strong>
      <Button size="small" disabled={tasks.length > 200} onClick={() => setOpen('reassign')}>
        {say('bulk.reassign')}
      </Button>
      <Button size="small" disabled={tasks.length > 200} onClick={() => setOpen('withdraw')}>
        {say('bulk.withdraw')}
      </Button>
      <button type="button" className="link-button" onClick={clear}>
        {say('action.clear')}
      </button>
      {open === 'reassign' ? <ReassignDialog {...props} /> : null}
      {open === 'withdraw' ? <WithdrawDialog {...props} /> : null}
    </div>
  )
}
