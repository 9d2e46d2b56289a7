import { App, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Device, revokeDevice } from '../../contract/index.ts'
import './devices.css'

/** Takes a phone away: says what becomes of what is on it, and wants a reason. */
export function RevokeDevice({ device, close }: { device: Device; close: () => void }): ReactNode {
  const say = useWords('agency')
  const format = useFormat()
  const { message } = App.useApp()
  const command = useCommand(revokeDevice)
  const [reason, setReason] = useState('')
  const go = async (): Promise<void> => {
    const outcome = await command.send({ device: device.id, reason: reason.trim() })
    if (outcome.state !== 'accepted') return
    void message.success(say('device.revokedNow'))
    close()
  }
  return (
    <ConfirmDialog
      danger
      title={say('device.revokeTitle', { name: device.displayName, phone: device.name })}
      ok={say('device.revokeNow')}
      disabled={reason.trim() === ''}
      command={command}
      go={go}
      close={close}
    >
      <p>{say('device.revokeHint')}</p>
      {device.unsent > 0 ? (
        <p className="risk">{say('device.revokeUnsent', { count: format.number(device.unsent) })}</p>
      ) : null}
      <div className="device-reason">
        <label htmlFor="device-reason">{say('device.reason')}</label>
        <Input
          id="device-reason"
          autoFocus
          maxLength={200}
          value={reason}
          placeholder={say('device.reasonHint')}
          onChange={(event) => {
            setReason(event.target.value)
            if (command.problem) command.reset()
          }}
        />
      </div>
    </ConfirmDialog>
  )
}
