import { Modal } from 'antd'
import type { ReactNode } from 'react'
import { countyNow } from '#platform/web/clock.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useDone } from '#platform/web/desk/done.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { withdraw } from '../../contract/index.ts'
import { TaskNames, type TasksDialogProps } from './ReassignDialog.tsx'
import { assignAgainSteps } from './steps.ts'

/** Takes tasks back: what happens to the worker's list and to what was already done. */
export function WithdrawDialog({ tasks, close, after }: TasksDialogProps): ReactNode {
  const say = useWords('dispatch')
  const format = useFormat()
  const tell = useDone()
  const command = useCommand(withdraw)
  const send = async (): Promise<void> => {
    const outcome = await command.send({ tasks: tasks.map(({ id }) => id) })
    if (outcome.state !== 'accepted') return
    const canReturn = tasks.some(({ dueAt }) => Date.parse(dueAt) > countyNow().getTime())
    tell({
      text: say('done.withdrawn', { count: format.number(outcome.result.count) }),
      ...(canReturn
        ? { undo: { label: say('undo.withdraw'), steps: async () => assignAgainSteps(tasks, countyNow()) } }
        : {}),
    })
    close()
    after()
  }
  return (
    <Modal
      open
      title={say('withdraw.title', { count: format.number(tasks.length) })}
      okText={say('withdraw.go')}
      okButtonProps={{ danger: true, loading: command.busy }}
      cancelText={say('action.cancel')}
      onOk={() => void send()}
      onCancel={close}
    >
      <TaskNames tasks={tasks} />
      <ul className="dispatch-what">
        <li>{say('withdraw.list')}</li>
        <li>{say('withdraw.kept')}</li>
        <li className="soft">{say('withdraw.back')}</li>
      </ul>
      <CommandNote progress={command.progress} />
    </Modal>
  )
}
