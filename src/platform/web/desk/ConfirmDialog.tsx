import { Modal } from 'antd'
import type { ReactNode } from 'react'
import type { CommandDefinition } from '#platform/contract/index.ts'
import { useWords } from '../i18n.ts'
import { ProblemNote } from '../problem.tsx'
import type { CommandState } from '../useCommand.ts'
import { CommandNote } from './CommandNote.tsx'

export interface ConfirmDialogProps<D extends CommandDefinition> {
  title: ReactNode
  /** What will happen, in words. */
  children: ReactNode
  /** What the button does, as a verb. */
  ok: string
  danger?: boolean
  disabled?: boolean
  command: CommandState<D>
  go: () => Promise<unknown>
  close: () => void
  width?: number
}

/** Asks once more before something that is felt by others; shows here why the server refused it. */
export function ConfirmDialog<D extends CommandDefinition>(props: ConfirmDialogProps<D>): ReactNode {
  const say = useWords()
  const { title, children, ok, danger = false, disabled = false, command, go, close, width = 460 } = props
  return (
    <Modal
      open
      width={width}
      title={title}
      okText={ok}
      cancelText={say('action.cancel')}
      okButtonProps={{ danger, disabled, loading: command.busy }}
      onOk={() => void go()}
      onCancel={close}
    >
      <div className="confirm-words">{children}</div>
      {command.problem ? <ProblemNote problem={command.problem} /> : <CommandNote progress={command.progress} />}
    </Modal>
  )
}
