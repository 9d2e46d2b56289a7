import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import type { ResultOf } from '#platform/contract/index.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { revealContact } from '../../contract/index.ts'

/** Whom to call back: shown against a reason that stays with the incident, gone when the page is left. */
export function Contact({ incident }: { incident: string }): ReactNode {
  const say = useWords('incident')
  const { may } = useSession()
  const command = useCommand(revealContact)
  const [reason, setReason] = useState('')
  const [shown, setShown] = useState<ResultOf<typeof revealContact>>()
  if (!may(revealContact.name)) return null
  if (shown) return <p className="incident-contact">{[shown.name, shown.phone].filter(Boolean).join(' ')}</p>
  const show = async (): Promise<void> => {
    const outcome = await command.send({ incident, reason: reason.trim() })
    if (outcome.state === 'accepted') setShown(outcome.result)
  }
  return (
    <div className="incident-contact no-print">
      <Input
        aria-label={say('contact.reason')}
        placeholder={say('contact.reason')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button disabled={!reason.trim()} loading={command.busy} onClick={() => void show()}>
        {say('contact.show')}
      </Button>
      <CommandNote progress={command.progress} />
    </div>
  )
}
