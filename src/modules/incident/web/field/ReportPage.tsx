import { type ReactNode, useState } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { Choice } from '#platform/web/field/choice.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { Screen, useBack } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { knowCommands } from '#platform/web/outbox.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { type IncidentKind, incidentKinds, reportIncident } from '../../contract/index.ts'

// Here, not with the other modules': a phone that never reports fetches no contract of it.
knowCommands([reportIncident])

/** Reports something on the spot, with or without signal: what kind, what, where. */
export default function ReportPage(): ReactNode {
  const say = useWords('incident')
  const { session } = useSession()
  const back = useBack('/incidents')
  const command = useCommand(reportIncident)
  const places = [...new Map(session.roles.map(({ place, placeName }) => [place, placeName]))]
  const [kind, setKind] = useState<IncidentKind | null>(null)
  const [place, setPlace] = useState<string | null>(places.length === 1 ? (places[0]?.[0] ?? null) : null)
  const [what, setWhat] = useState('')
  const [spot, setSpot] = useState('')
  const [name, setName] = useState('')
  const [phone, setPhone] = useState('')
  const [asked, setAsked] = useState(false)
  const at = (missing: boolean, words: string, path: string) =>
    asked && missing ? say(words) : fieldProblem(command.problem, path)

  async function save(): Promise<void> {
    setAsked(true)
    if (!kind || !place || !what.trim()) return
    const contact = { ...(name.trim() ? { name: name.trim() } : {}), ...(phone.trim() ? { phone: phone.trim() } : {}) }
    const outcome = await savedOr(
      command.send({
        ...{ place, kind, what: what.trim() },
        ...(spot.trim() ? { spot: spot.trim() } : {}),
        ...(Object.keys(contact).length > 0 ? { contact } : {}),
      }),
    )
    if (outcome && outcome.state !== 'accepted') return
    if (outcome) showSaved()
    back()
  }

  return (
    <Screen
      title={say('report')}
      back="/incidents"
      persons
      actions={
        <>
          <SendState progress={command.progress} problem={command.problem} />
          <BigButton kind="main" disabled={command.busy} onClick={() => void save()}>
            {say('save')}
          </BigButton>
        </>
      }
    >
      <Choice<IncidentKind>
        label={say('kindTitle')}
        value={kind}
        onChange={setKind}
        problem={at(!kind, 'wrong.kind', 'kind')}
        options={incidentKinds.map((value) => ({ value, text: say(`kind.${value}`) }))}
      />
      <TextField
        label={say('what')}
        value={what}
        onChange={setWhat}
        problem={at(!what.trim(), 'wrong.what', 'what')}
        max={500}
        rows={3}
      />
      {places.length > 1 ? (
        <Choice
          label={say('where')}
          value={place}
          onChange={setPlace}
          problem={at(!place, 'wrong.place', 'place')}
          options={places.map(([value, text]) => ({ value, text }))}
        />
      ) : null}
      <TextField label={say('spot')} value={spot} onChange={setSpot} problem={at(false, '', 'spot')} max={100} />
      <TextField
        label={say('contactName')}
        value={name}
        onChange={setName}
        problem={at(false, '', 'contact/name')}
        max={50}
      />
      <TextField
        label={say('contactPhone')}
        hint={say('contactHint')}
        value={phone}
        onChange={setPhone}
        problem={at(false, '', 'contact/phone')}
        keyboard="tel"
        max={20}
      />
    </Screen>
  )
}
