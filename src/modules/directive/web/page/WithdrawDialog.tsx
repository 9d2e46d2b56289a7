import { Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { withdraw } from '../../contract/index.ts'

/** Takes a directive back; everybody who owns a demand reads why. */
export function WithdrawDialog({ directive, close }: { directive: string; close: () => void }): ReactNode {
  const say = useWords('directive')
  const [why, setWhy] = useState('')
  const command = useCommand(withdraw)
  const go = async (): Promise<void> => {
    const outcome = await command.send({ directive, why: why.trim() })
    if (outcome.state === 'accepted') close()
  }
  return (
    <ConfirmDialog
      title={say('withdraw.open')}
      ok={say('withdraw.go')}
      danger
      disabled={!why.trim()}
      command={command}
      go={go}
      close={close}
    >
      <p>{say('withdraw.what')}</p>
      <Input
        aria-label={say('withdraw.why')}
        placeholder={say('withdraw.why')}
        maxLength={200}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      />
    </ConfirmDialog>
  )
}
