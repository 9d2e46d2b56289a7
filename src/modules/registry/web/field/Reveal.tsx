import { type ReactNode, useState } from 'react'
import type { ResultOf } from '#platform/contract/index.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { Choice } from '#platform/web/field/choice.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { reveal, revealReasons } from '../../contract/index.ts'
import type { Household } from './draft.ts'

type Reason = (typeof revealReasons)[number]

/** Shows masked numbers once, against a reason that the household can read. Gone when the screen is left. */
export function Reveal({ household }: { household: NonNullable<Household> }): ReactNode {
  const say = useWords('registry')
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState<Reason>('contact_household')
  const [explanation, setExplanation] = useState('')
  const [asked, setAsked] = useState(false)
  const [shown, setShown] = useState<ResultOf<typeof reveal> | null>(null)
  const command = useCommand(reveal)
  const masked = household.contactPhone || household.residents.some((resident) => resident.idNumber || resident.phone)
  if (!masked) return null
  if (shown) return <Numbers shown={shown} household={household} />
  if (!open) return <BigButton onClick={() => setOpen(true)}>{say('reveal.open')}</BigButton>

  async function ask(): Promise<void> {
    setAsked(true)
    if (!explanation.trim()) return
    const outcome = await command.send({ household: household.id, reason, explanation: explanation.trim() })
    if (outcome.state === 'accepted') setShown(outcome.result)
  }

  return (
    <>
      <Choice<Reason>
        label={say('reveal.reason')}
        value={reason}
        onChange={setReason}
        options={revealReasons.map((value) => ({ value, text: say(`reveal.for.${value}`) }))}
      />
      <TextField
        label={say('reveal.explanation')}
        hint={say('reveal.kept')}
        value={explanation}
        onChange={setExplanation}
        problem={
          asked && !explanation.trim() ? say('reveal.explanationMissing') : fieldProblem(command.problem, 'explanation')
        }
        max={200}
        rows={2}
      />
      <SendState
        progress={command.progress}
        problem={command.problem}
        shown={(path) => path.endsWith('/explanation')}
      />
      <div className="f-buttons">
        <BigButton kind="plain" onClick={() => setOpen(false)}>
          {say('reveal.cancel')}
        </BigButton>
        <BigButton disabled={command.busy} onClick={() => void ask()}>
          {say('reveal.show')}
        </BigButton>
      </div>
    </>
  )
}

function Numbers({
  shown,
  household,
}: {
  shown: ResultOf<typeof reveal>
  household: NonNullable<Household>
}): ReactNode {
  const say = useWords('registry')
  const nameOf = (id: string) => household.residents.find((resident) => resident.id === id)?.name ?? ''
  return (
    <dl className="f-facts">
      {shown.contactPhone ? <Numbered label={say('contact.phoneLabel')} value={shown.contactPhone} dial /> : null}
      {(shown.residents ?? []).flatMap((resident) => [
        resident.phone ? (
          <Numbered
            key={`${resident.id}p`}
            label={`${nameOf(resident.id)} · ${say('field.phone')}`}
            value={resident.phone}
            dial
          />
        ) : null,
        resident.idNumber ? (
          <Numbered
            key={`${resident.id}i`}
            label={`${nameOf(resident.id)} · ${say('field.idNumber')}`}
            value={resident.idNumber}
          />
        ) : null,
      ])}
    </dl>
  )
}

function Numbered({ label, value, dial }: { label: string; value: string; dial?: boolean }): ReactNode {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        {dial ? (
          <a className="f-tap" href={`tel:${value.replace(/[^\d+]/g, '')}`}>
            {value}
          </a>
        ) : (
          value
        )}
      </dd>
    </>
  )
}
