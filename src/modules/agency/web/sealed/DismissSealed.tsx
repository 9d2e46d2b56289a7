import { App, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { dismissSealed } from '../../contract/index.ts'
import type { SealedDialogProps } from './ReleaseSealed.tsx'
import '../devices/devices.css'

/** Decides against commands, with the reason. */
export function DismissSealed({ phone, commands, close }: SealedDialogProps): ReactNode {
  const say = useWords('agency')
  const format = useFormat()
  const { message } = App.useApp()
  const command = useCommand(dismissSealed)
  const [reason, setReason] = useState('')
  const go = async (): Promise<void> => {
    const outcome = await command.send({ commands: commands.map(({ id }) => id), reason: reason.trim() })
    if (outcome.state !== 'accepted') return
    void message.success(say('sealed.dismissed'))
    close()
  }
  const wrong = fieldProblem(command.problem, 'reason')
  return (
    <ConfirmDialog
      danger
      title={say('sealed.dismissTitle', { name: phone.displayName, count: format.number(commands.length) })}
      ok={say('sealed.dismiss')}
      disabled={reason.trim() === ''}
      command={command}
      go={go}
      close={close}
    >
      <p>{say('sealed.dismissHint')}</p>
      <div className="device-reason">
        <label htmlFor="sealed-reason">{say('device.reason')}</label>
        <Input
          id="sealed-reason"
          autoFocus
          maxLength={200}
          value={reason}
          status={wrong ? 'error' : ''}
          placeholder={say('sealed.reasonHint')}
          onChange={(event) => {
            setReason(event.target.value)
            if (command.problem) command.reset()
          }}
        />
        {wrong ? <span className="late">{wrong}</span> : null}
      </div>
    </ConfirmDialog>
  )
}
