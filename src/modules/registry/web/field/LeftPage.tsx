import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { Choice } from '#platform/web/field/choice.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { Screen, useBack } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { today } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { type DoorDetail, residentLeft } from '../../contract/index.ts'
import { destinations } from '../resident/destinations.ts'
import { DayField } from './DayField.tsx'
import { ReadDoor } from './ReadDoor.tsx'
import { useHeadCountNow } from './useHeadCountNow.tsx'

/** Somebody no longer lives here: who, since when, and of what kind the new place is. */
export default function LeftPage(): ReactNode {
  const { id = '' } = useParams()
  const say = useWords('registry')
  return (
    <ReadDoor id={id} title={say('left.title')}>
      {(detail) => <LeftForm key={id} detail={detail} />}
    </ReadDoor>
  )
}

function LeftForm({ detail }: { detail: DoorDetail }): ReactNode {
  const say = useWords('registry')
  const back = useBack(`/door/${detail.door.id}`)
  const here = (detail.household?.residents ?? []).filter((resident) => !resident.leftOn)
  const [who, setWho] = useState<string | null>(null)
  const [day, setDay] = useState(today())
  const [to, setTo] = useState<(typeof destinations)[number]>('unknown')
  const [asked, setAsked] = useState(false)
  const command = useCommand(residentLeft)
  const [gone, setGone] = useState(false)
  const household = detail.household
  const count = useHeadCountNow(household, Math.max(0, (household?.headCount ?? 0) - (who ? 1 : 0)))

  async function save(): Promise<void> {
    setAsked(true)
    if (!who || !day) return
    // Sent again after a refused head count, the departure is not told twice.
    if (!gone) {
      const outcome = await savedOr(command.send({ resident: who, leftOn: day, to }))
      // On its way and kept: the head count goes after it, and the household shows both as waiting.
      if (!outcome) void count.send()
      if (!outcome) return back()
      if (outcome.state !== 'accepted') return
      setGone(true)
    }
    const counted = await savedOr(count.send())
    if (counted === false) return
    if (counted) showSaved()
    back()
  }

  return (
    <Screen
      title={say('left.title')}
      sub={detail.door.address}
      back={`/door/${detail.door.id}`}
      persons
      actions={
        <>
          <SendState progress={command.progress} problem={command.problem} shown={(path) => path.endsWith('/leftOn')} />
          {count.state}
          <BigButton kind="main" disabled={command.busy || count.busy} onClick={() => void save()}>
            {say('left.save')}
          </BigButton>
        </>
      }
    >
      <Choice
        label={say('left.who')}
        columns={here.length > 3 ? 2 : 1}
        value={who}
        onChange={setWho}
        problem={asked && !who ? say('left.whoMissing') : undefined}
        options={here.map((resident) => ({ value: resident.id, text: resident.name }))}
      />
      <DayField
        label={say('left.day')}
        value={day}
        onChange={setDay}
        problem={asked && !day ? say('left.dayMissing') : fieldProblem(command.problem, 'leftOn')}
      />
      <Choice
        label={say('left.to')}
        value={to}
        onChange={setTo}
        options={destinations.map((kind) => ({ value: kind, text: say(`left.kind.${kind}`) }))}
      />
      <p className="f-quiet f-small">{say('left.noAddress')}</p>
      {who ? count.field : null}
    </Screen>
  )
}
