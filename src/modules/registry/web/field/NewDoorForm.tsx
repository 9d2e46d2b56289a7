import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { reportDoor } from '../../contract/index.ts'
import { heldDoor } from './held.ts'

/** Number of the found door. The visit opens once the server has the door, or the phone that keeps their order. */
export function NewDoorForm({ area, areaName }: { area: string; areaName: string }): ReactNode {
  const say = useWords('registry')
  const navigate = useNavigate()
  const [number, setNumber] = useState('')
  const [asked, setAsked] = useState(false)
  const command = useCommand(reportDoor)
  const problem = asked && !number.trim() ? say('newDoor.numberMissing') : fieldProblem(command.problem, 'number')

  async function save(): Promise<void> {
    setAsked(true)
    if (!number.trim()) return
    const id = newId()
    const sent = command.send({ id, area, number: number.trim() })
    let outcome = await savedOr(sent)
    // Only a door that the phone itself can show is opened before the server has it.
    if (!outcome && !heldDoor(id)) outcome = await sent
    if (outcome?.state === 'accepted') showSaved()
    if (!outcome || outcome.state === 'accepted') navigate(`/door/${id}`, { replace: true })
  }

  return (
    <section className="f-card">
      <TextField
        label={say('newDoor.number')}
        hint={say('newDoor.numberHint')}
        value={number}
        onChange={setNumber}
        problem={problem}
        max={40}
      />
      <SendState progress={command.progress} problem={command.problem} shown={(path) => path.endsWith('/number')} />
      <BigButton kind="main" disabled={command.busy} onClick={() => void save()}>
        {say('newDoor.save', { area: areaName })}
      </BigButton>
    </section>
  )
}
