import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { Screen, useBack } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { addResidents, type DoorDetail } from '../../contract/index.ts'
import { checkResidents, type DraftProblem } from '../resident/check.ts'
import { newResident, type ResidentDraft, residentBody } from '../resident/draft.ts'
import { DayField } from './DayField.tsx'
import { useProblemAt } from './problem-at.ts'
import { ReadDoor } from './ReadDoor.tsx'
import { ResidentRows } from './ResidentRows.tsx'
import { useVisitSettings } from './settings.ts'
import { useHeadCountNow } from './useHeadCountNow.tsx'

/** People who came to live here since, or who were missing on the roll. */
export default function ArrivedPage(): ReactNode {
  const { id = '' } = useParams()
  const say = useWords('registry')
  return (
    <ReadDoor id={id} title={say('arrived.title')}>
      {(detail) => <ArrivedForm key={id} detail={detail} />}
    </ReadDoor>
  )
}

function ArrivedForm({ detail }: { detail: DoorDetail }): ReactNode {
  const say = useWords('registry')
  const back = useBack(`/door/${detail.door.id}`)
  const { fields } = useVisitSettings()
  const [rows, setRows] = useState<ResidentDraft[]>(() => [newResident(newId())])
  const [day, setDay] = useState('')
  const [wrong, setWrong] = useState<readonly DraftProblem[]>([])
  const local = useProblemAt(wrong)
  const command = useCommand(addResidents)
  const [come, setCome] = useState(false)
  const household = detail.household?.id
  const count = useHeadCountNow(detail.household, (detail.household?.headCount ?? 0) + rows.length)

  async function save(): Promise<void> {
    const problems = checkResidents(rows, new Date().getFullYear(), '/residents')
    setWrong(problems)
    if (problems.length > 0 || !household) return
    const residents = rows.map((row) => residentBody(row, fields, day || undefined))
    // Sent again after a refused head count, the arrivals are not told twice.
    if (!come) {
      const outcome = await savedOr(command.send({ household, residents }))
      // On its way and kept: the head count goes after it, and the household shows both as waiting.
      if (!outcome) void count.send()
      if (!outcome) return back()
      if (outcome.state !== 'accepted') return
      setCome(true)
    }
    const counted = await savedOr(count.send())
    if (counted === false) return
    if (counted) showSaved()
    back()
  }

  return (
    <Screen
      title={say('arrived.title')}
      sub={detail.door.address}
      back={`/door/${detail.door.id}`}
      persons
      actions={
        <>
          <SendState
            progress={command.progress}
            problem={command.problem}
            shown={(path) => path.includes('/residents/')}
          />
          {count.state}
          <BigButton
            kind="main"
            disabled={command.busy || count.busy || rows.length === 0 || !household}
            onClick={() => void save()}
          >
            {say('arrived.save', { count: rows.length })}
          </BigButton>
        </>
      }
    >
      <DayField
        label={say('arrived.day')}
        value={day}
        onChange={setDay}
        problem={fieldProblem(command.problem, 'residents/0/arrivedOn')}
      />
      <ResidentRows
        rows={rows}
        onChange={(next) => {
          setRows(next)
          setWrong([])
        }}
        from={0}
        at={(index, field) =>
          local(`/residents/${index}/${field}`) ?? fieldProblem(command.problem, `residents/${index}/${field}`)
        }
      />
      {count.field}
    </Screen>
  )
}
