import { type ReactNode, useState } from 'react'
import type { ResultOf } from '#platform/contract/index.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { knowCommands } from '#platform/web/outbox.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { revealContact } from '../../contract/index.ts'

knowCommands([revealContact])

/** Whom to call back, for whoever is on the spot: against a reason that stays with the incident, one tap to call, gone with the page. */
export function ContactCard({ incident }: { incident: string }): ReactNode {
  const say = useWords('incident')
  const { may } = useSession()
  const command = useCommand(revealContact)
  const [reason, setReason] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [shown, setShown] = useState<ResultOf<typeof revealContact>>()
  if (!may(revealContact.name)) return null
  const show = async (): Promise<void> => {
    setIsTried(true)
    if (!reason.trim()) return
    const outcome = await command.send({ incident, reason: reason.trim() })
    if (outcome.state === 'accepted') setShown(outcome.result)
  }
  return (
    <section className="f-card">
      <h2>{say('contact.title')}</h2>
      {shown ? (
        <p className="f-strong">
          {shown.name} {shown.phone ? <a href={`tel:${shown.phone.replace(/[^+\d]/g, '')}`}>{shown.phone}</a> : null}
        </p>
      ) : (
        <>
          <TextField
            label={say('contact.reason')}
            value={reason}
            onChange={setReason}
            problem={isTried && !reason.trim() ? say('contact.missing') : fieldProblem(command.problem, 'reason')}
            max={200}
          />
          <SendState progress={command.progress} problem={command.problem} />
          <BigButton disabled={command.busy} onClick={() => void show()}>
            {say('contact.show')}
          </BigButton>
        </>
      )}
    </section>
  )
}
