import { type ReactNode, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { Screen, useBack } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { type DoorDetail, editHousehold } from '../../contract/index.ts'
import { checkEdit } from './check.ts'
import type { Household } from './draft.ts'
import { editBody, formOf, type HouseholdForm } from './edit.ts'
import { HeadCount } from './HeadCount.tsx'
import { renewConflicts } from './held-conflicts.ts'
import { useProblemAt } from './problem-at.ts'
import { ReadDoor } from './ReadDoor.tsx'
import { ResidentFields } from './ResidentFields.tsx'
import { useVisitSettings } from './settings.ts'

/** Editing a household field by field. Two people's edits merge; where they collide, both are kept and shown. */
export default function EditPage(): ReactNode {
  const say = useWords('registry')
  const { id = '' } = useParams()
  return (
    <ReadDoor id={id} title={say('edit.title')}>
      {(detail) =>
        detail.household ? (
          <EditForm key={detail.household.id} detail={detail} household={detail.household} />
        ) : (
          <Screen title={detail.door.address} back={`/door/${id}`}>
            <Notice kind="plain">{say('edit.noHousehold')}</Notice>
          </Screen>
        )
      }
    </ReadDoor>
  )
}

function EditForm({ detail, household }: { detail: DoorDetail; household: NonNullable<Household> }): ReactNode {
  const say = useWords('registry')
  const navigate = useNavigate()
  const { fields } = useVisitSettings()
  // The values that the editor started from; what others change meanwhile must not slip under the typing.
  const [from] = useState(household)
  const [form, setForm] = useState<HouseholdForm>(() => formOf(household))
  const [wrong, setWrong] = useState<ReturnType<typeof checkEdit>>([])
  const [nothing, setNothing] = useState(false)
  const [conflicts, setConflicts] = useState<number | null>(null)
  const command = useCommand(editHousehold)
  const local = useProblemAt(wrong)
  const at = (path: string) => local(path) ?? fieldProblem(command.problem, `${path.slice(1)}/is`)
  const change = (part: Partial<HouseholdForm>) => {
    setForm((before) => ({ ...before, ...part }))
    setWrong([])
    setNothing(false)
  }
  const door = `/door/${detail.door.id}`
  const back = useBack(door)

  async function save(): Promise<void> {
    const problems = checkEdit(form, new Date().getFullYear())
    setWrong(problems)
    if (problems.length > 0) return
    const body = editBody(from, form, fields)
    if (!body) return setNothing(true)
    const sent = command.send(body)
    const outcome = await savedOr(sent)
    // On its way and kept: the household shows it as waiting, and the notice of conflicts says what became of it.
    if (!outcome) {
      void sent.then((late) => late.state === 'accepted' && late.result.conflicts > 0 && renewConflicts())
      return back()
    }
    if (outcome.state !== 'accepted') return
    showSaved()
    if (outcome.result.conflicts > 0) setConflicts(outcome.result.conflicts)
    else back()
  }

  return (
    <Screen
      title={say('edit.title')}
      sub={detail.door.address}
      back={door}
      persons
      actions={
        conflicts === null ? (
          <>
            <SendState progress={command.progress} problem={command.problem} shown={(path) => path.endsWith('/is')} />
            <BigButton kind="main" disabled={command.busy} onClick={() => void save()}>
              {say('edit.save')}
            </BigButton>
          </>
        ) : (
          <BigButton kind="main" onClick={() => navigate('/conflicts', { replace: true })}>
            {say('edit.showConflicts')}
          </BigButton>
        )
      }
    >
      {conflicts === null ? null : <Notice kind="problem">{say('edit.conflicts', { count: conflicts })}</Notice>}
      {nothing ? <Notice kind="plain">{say('edit.nothing')}</Notice> : null}
      <HeadCount value={form.headCount} onChange={(headCount) => change({ headCount })} problem={at('/headCount')} />
      {fields.includes('contactName') ? (
        <TextField
          label={say('contact.name')}
          value={form.contactName}
          onChange={(contactName) => change({ contactName })}
          problem={at('/contactName')}
          max={50}
        />
      ) : null}
      {fields.includes('contactPhone') ? (
        <TextField
          label={say('contact.phone')}
          {...(household.contactPhone ? { hint: say('contact.phoneKnown', { masked: household.contactPhone }) } : {})}
          value={form.contactPhone}
          onChange={(contactPhone) => change({ contactPhone })}
          problem={at('/contactPhone')}
          keyboard="tel"
          max={20}
        />
      ) : null}
      {form.residents.map((row, index) => {
        const known = household.residents.find((resident) => resident.id === row.id)
        return (
          <section key={row.id} className="f-card" aria-label={row.name}>
            <h2>{say('family.number', { number: index + 1 })}</h2>
            <ResidentFields
              values={row}
              masked={{ idNumber: known?.idNumber ?? null, phone: known?.phone ?? null }}
              at={(field) => at(`/residents/${index}/${field}`)}
              onChange={(part) =>
                change({ residents: form.residents.map((old) => (old.id === row.id ? { ...old, ...part } : old)) })
              }
            />
          </section>
        )
      })}
    </Screen>
  )
}
