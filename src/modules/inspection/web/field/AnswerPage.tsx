import { type ReactNode, useState } from 'react'
import { useParams } from 'react-router'
import { countyNow } from '#platform/web/clock.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { Choice } from '#platform/web/field/choice.tsx'
import { KeptNote } from '#platform/web/field/KeptNote.tsx'
import { useKept } from '#platform/web/field/kept.ts'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { Screen, useBack } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { answerFinding, getOwnFinding, type WholeFinding } from '../../contract/index.ts'
import './known.ts'

/** Hours from now until it will be put right. */
const within = ['0', '2', '12', '24', '72'] as const

/** One finding at my post: what was seen, what was said about it, and my answer. */
export default function AnswerPage(): ReactNode {
  const say = useWords('inspection')
  const { id = '' } = useParams()
  const answer = useKept(`inspection.own.${id}`, getOwnFinding, { id })
  if (answer.data) return <Form whole={answer.data} />
  return (
    <Screen title={say('own.title')} back="/inspections/own">
      <KeptNote of="inspection" answer={answer} />
    </Screen>
  )
}

function Form({ whole: { finding, events } }: { whole: WholeFinding }): ReactNode {
  const say = useWords('inspection')
  const format = useFormat()
  const back = useBack('/inspections/own')
  const command = useCommand(answerFinding)
  const [said, setSaid] = useState('')
  const [hours, setHours] = useState<(typeof within)[number]>('0')
  const [isTried, setIsTried] = useState(false)
  const isOpen = finding.state !== 'closed'

  async function save(): Promise<void> {
    setIsTried(true)
    if (!said.trim()) return
    const byWhen = new Date(countyNow().getTime() + Number(hours) * 3_600_000).toISOString()
    const outcome = await savedOr(
      command.send({ finding: finding.id, said: said.trim(), ...(hours === '0' ? {} : { byWhen }) }),
    )
    if (outcome && outcome.state !== 'accepted') return
    if (outcome) showSaved()
    back()
  }

  return (
    <Screen
      title={say(`kind.${finding.kind}`)}
      sub={finding.postName}
      back="/inspections/own"
      persons
      actions={
        isOpen ? (
          <>
            <SendState progress={command.progress} problem={command.problem} />
            <BigButton kind="main" disabled={command.busy} onClick={() => void save()}>
              {say(finding.state === 'answered' ? 'own.again' : 'own.answer')}
            </BigButton>
          </>
        ) : undefined
      }
    >
      <section className="f-card">
        <dl className="f-facts">
          <dt>{say('own.stands')}</dt>
          <dd className={finding.late ? 'f-late' : ''}>{say(`state.${finding.state}`)}</dd>
          <dt>{say('own.foundAt')}</dt>
          <dd>{format.moment(finding.foundAt)}</dd>
          {finding.person ? (
            <>
              <dt>{say('own.person')}</dt>
              <dd>{finding.person}</dd>
            </>
          ) : null}
          {isOpen ? (
            <>
              <dt>{say('own.due')}</dt>
              <dd className={finding.late ? 'f-late' : ''}>
                {format.moment(finding.state === 'answered' ? (finding.byWhen ?? finding.dueAt) : finding.dueAt)}
              </dd>
            </>
          ) : null}
        </dl>
        {finding.said ? <p>{finding.said}</p> : null}
        {finding.repeats > 0 ? <p className="f-late">{say('own.risen', { count: finding.repeats + 1 })}</p> : null}
      </section>
      {isOpen ? (
        <>
          <TextField
            label={say('own.said')}
            hint={say('own.saidHint')}
            value={said}
            onChange={setSaid}
            problem={isTried && !said.trim() ? say('wrong.answer') : fieldProblem(command.problem, 'said')}
            max={500}
            rows={4}
          />
          <Choice
            label={say('own.byWhen')}
            columns={3}
            value={hours}
            onChange={setHours}
            problem={fieldProblem(command.problem, 'byWhen')}
            options={within.map((value) => ({ value, text: say(`own.within.${value}`) }))}
          />
        </>
      ) : null}
      <section className="f-card">
        <h2>{say('own.events')}</h2>
        <ul className="f-plain-list">
          {events.map((event) => (
            <li key={event.id}>
              <span className="f-strong">{say(`event.${event.what}`)}</span> {event.said}
              <span className="f-block f-quiet f-small">
                {format.moment(event.at)} · {event.by}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </Screen>
  )
}
