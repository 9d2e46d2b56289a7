import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { recordBreach } from '../../contract/index.ts'
import { AtCheckpoint } from './AtCheckpoint.tsx'
import { begunPlate } from './begun.ts'
import { PastBreaches } from './PastBreaches.tsx'
import { asPlate, isWhole } from './plate.ts'

/** Somebody broke through or drove around: where, which vehicle, what happened, how many. */
export default function BreachPage(): ReactNode {
  const say = useWords('checkpoint')
  return <AtCheckpoint title={say('breach.title')}>{(checkpoint) => <Form checkpoint={checkpoint} />}</AtCheckpoint>
}

function Form({ checkpoint }: { checkpoint: { id: string; name: string } }): ReactNode {
  const say = useWords('checkpoint')
  const navigate = useNavigate()
  const command = useCommand(recordBreach)
  const [plate, setPlate] = useState(begunPlate)
  const [place, setPlace] = useState('')
  const [what, setWhat] = useState('')
  const [persons, setPersons] = useState('')
  const [isTried, setIsTried] = useState(false)
  const count = persons === '' ? 0 : Number(persons)
  const at = (wrong: boolean, words: string, path: string) =>
    isTried && wrong ? say(words) : fieldProblem(command.problem, path)
  const isPlateWrong = plate !== '' && !isWhole(plate)
  const save = async (): Promise<void> => {
    setIsTried(true)
    if (!what.trim() || isPlateWrong || count > 100) return
    const outcome = await savedOr(
      command.send({
        ...{ checkpoint: checkpoint.id, place: place.trim(), what: what.trim(), persons: count },
        ...(plate ? { plate } : {}),
      }),
    )
    if (outcome && outcome.state !== 'accepted') return
    if (outcome) showSaved()
    void navigate('/pass', { replace: true })
  }
  return (
    <Screen
      title={say('breach.title')}
      sub={checkpoint.name}
      back="/pass/more"
      persons
      actions={
        <>
          <SendState progress={command.progress} problem={command.problem} />
          <BigButton kind="main" disabled={command.busy} onClick={() => void save()}>
            {say('breach.send')}
          </BigButton>
        </>
      }
    >
      <TextField
        label={say('breach.what')}
        value={what}
        onChange={setWhat}
        max={300}
        rows={3}
        problem={at(!what.trim(), 'wrong.what', 'what')}
      />
      <TextField
        label={say('breach.plate')}
        value={plate}
        onChange={(text) => setPlate(asPlate(text))}
        max={12}
        problem={at(isPlateWrong, 'wrong.plate', 'plate')}
      />
      <TextField
        label={say('breach.place')}
        value={place}
        onChange={setPlace}
        max={100}
        problem={at(false, '', 'place')}
      />
      <TextField
        label={say('breach.persons')}
        value={persons}
        onChange={(text) => setPersons(text.replace(/\D/g, ''))}
        keyboard="numeric"
        max={3}
        problem={at(count > 100, 'wrong.persons', 'persons')}
      />
      <PastBreaches />
    </Screen>
  )
}
