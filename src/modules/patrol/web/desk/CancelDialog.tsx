import { Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { cancelOwnRun, cancelRun, type Run } from '../../contract/index.ts'

/** Calls a run off, with the reason; says what stays. */
export function CancelDialog({ run, close }: { run: Run; close: () => void }): ReactNode {
  const say = useWords('patrol')
  const { may } = useSession()
  const command = useCommand(may(cancelRun.name) ? cancelRun : cancelOwnRun)
  const [why, setWhy] = useState('')
  return (
    <ConfirmDialog
      title={say('cancel.title', { name: run.name })}
      ok={say('cancel.go')}
      danger
      disabled={!why.trim()}
      command={command}
      go={async () => {
        if ((await command.send({ run: run.id, why: why.trim() })).state === 'accepted') close()
      }}
      close={close}
    >
      <p>{say('cancel.hint', { done: run.done })}</p>
      <Input.TextArea
        aria-label={say('cancel.why')}
        placeholder={say('cancel.why')}
        maxLength={200}
        autoSize={{ minRows: 2 }}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      />
    </ConfirmDialog>
  )
}
