import { Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { chase } from '../../contract/index.ts'

/** Reminds everybody who has not reported. */
export function ChaseDialog({
  directive,
  open,
  close,
}: {
  directive: string
  open: number
  close: () => void
}): ReactNode {
  const say = useWords('directive')
  const [said, setSaid] = useState('')
  const command = useCommand(chase)
  const go = async (): Promise<void> => {
    const words = said.trim()
    const outcome = await command.send({ directive, ...(words ? { said: words } : {}) })
    if (outcome.state === 'accepted') close()
  }
  return (
    <ConfirmDialog
      title={say('chase.open')}
      ok={say('chase.go', { count: open })}
      command={command}
      go={go}
      close={close}
    >
      <p>{say('chase.what', { count: open })}</p>
      <Input.TextArea
        aria-label={say('chase.said')}
        placeholder={say('chase.said')}
        maxLength={500}
        autoSize={{ minRows: 2, maxRows: 6 }}
        value={said}
        onChange={(event) => setSaid(event.target.value)}
      />
    </ConfirmDialog>
  )
}
