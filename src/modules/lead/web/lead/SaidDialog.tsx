import { Input } from 'antd'
import { type ReactNode, useState } from 'react'
import type { CommandDefinition } from '#platform/contract/index.ts'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { type CommandState, useCommand } from '#platform/web/useCommand.ts'
import { askAgain, takeBack } from '../../contract/index.ts'

interface Props {
  lead: string
  close: () => void
}

/** The agency is asked once more, and what about. */
export function AskAgain({ lead, close }: Props): ReactNode {
  const command = useCommand(askAgain)
  return <SaidDialog deed="askAgain" command={command} send={(said) => command.send({ lead, said })} close={close} />
}

/** The desk takes a lead back from the wrong agency, and says why. */
export function TakeBack({ lead, close }: Props): ReactNode {
  const command = useCommand(takeBack)
  return (
    <SaidDialog
      deed="takeBack"
      command={command}
      send={(said) => command.send({ leads: [lead], said })}
      close={close}
    />
  )
}

function SaidDialog<D extends CommandDefinition>({
  deed,
  command,
  send,
  close,
}: {
  deed: 'askAgain' | 'takeBack'
  command: CommandState<D>
  send: (said: string) => Promise<{ state: string }>
  close: () => void
}): ReactNode {
  const say = useWords('lead')
  const [said, setSaid] = useState('')
  const go = async (): Promise<void> => {
    if (said.trim() && (await send(said.trim())).state === 'accepted') close()
  }
  return (
    <ConfirmDialog
      title={say(`${deed}.open`)}
      ok={say(`${deed}.go`)}
      disabled={!said.trim()}
      command={command}
      go={go}
      close={close}
    >
      <Input.TextArea
        aria-label={say(`${deed}.said`)}
        placeholder={say(`${deed}.said`)}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={500}
        value={said}
        onChange={(event) => setSaid(event.target.value)}
      />
    </ConfirmDialog>
  )
}
