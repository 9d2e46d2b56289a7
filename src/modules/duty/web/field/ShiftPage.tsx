import { type ReactNode, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { ResponseOf } from '#platform/contract/index.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { KeptNote } from '#platform/web/field/KeptNote.tsx'
import { useNow } from '#platform/web/field/kept.ts'
import { savedOr, showSaved } from '#platform/web/field/saved.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { TextField } from '#platform/web/field/text-field.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { contestRecord, leaveNote, type MyShift, myDuty } from '../../contract/index.ts'
import { Notes } from './DutyPage.tsx'
import { isOpen, standingNow, useKept } from './own.ts'
import './duty-field.css'

/** One shift of mine: the own record and how it came about, with whom, what was handed over, and what I can do. */
export default function ShiftPage(): ReactNode {
  const say = useWords('duty')
  const { id } = useParams()
  const answer = useKept('mine', myDuty, {})
  const shift = answer.data?.shifts.find((one) => one.id === id)
  return (
    <Screen title={shift?.postName ?? say('title')} back="/duty" persons>
      <KeptNote of="duty" answer={answer} />
      {answer.data && !shift ? <p className="f-card">{say('gone')}</p> : null}
      {answer.data && shift ? <Shown shift={shift} mine={answer.data} /> : null}
    </Screen>
  )
}

function Shown({ shift, mine }: { shift: MyShift; mine: ResponseOf<typeof myDuty> }): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const navigate = useNavigate()
  const now = useNow()
  const hasBegun = Date.parse(shift.startsAt) <= now
  const notes = mine.notes.filter(({ post }) => post === shift.post)
  const isNear = Math.abs(Date.parse(shift.startsAt) - now) < 24 * 3_600_000
  return (
    <>
      <section className="f-card">
        <dl className="f-facts">
          <dt>{say('time')}</dt>
          <dd>
            {format.moment(shift.startsAt)} – {format.time(shift.endsAt)}
          </dd>
          <dt>{say('where')}</dt>
          <dd>{[shift.placeName, shift.spot].filter(Boolean).join(' ')}</dd>
          <dt>{say('record')}</dt>
          <dd>
            {say(`standing.${standingNow(shift, now)}`)}
            {shift.arrivedAt ? ` ${format.moment(shift.arrivedAt)}` : ''}
            {shift.how ? ` · ${say(`how.${shift.how}`)}` : ''}
            {shift.awaySince ? (
              <span className="f-block f-late f-small">{say('away', { at: format.time(shift.awaySince) })}</span>
            ) : null}
          </dd>
          {shift.with.length > 0 ? (
            <>
              <dt>{say('with')}</dt>
              <dd>{shift.with.map(({ name }) => name).join('、')}</dd>
            </>
          ) : null}
        </dl>
        {isOpen(shift, now) ? (
          <BigButton kind="main" onClick={() => navigate(`/duty/shifts/${shift.id}/check-in`)}>
            {say('checkIn.title')}
          </BigButton>
        ) : null}
        {hasBegun ? null : (
          <BigButton onClick={() => navigate(`/duty/shifts/${shift.id}/swap`)}>{say('swap.title')}</BigButton>
        )}
      </section>
      {isNear ? (
        <section className="f-card">
          <h2>{say('notes')}</h2>
          {notes.length > 0 ? <Notes notes={notes} /> : <p className="f-quiet">{say('note.none')}</p>}
          <NoteForm post={shift.post} />
        </section>
      ) : null}
      {hasBegun ? <Contest shift={shift} /> : null}
    </>
  )
}

function NoteForm({ post }: { post: string }): ReactNode {
  const say = useWords('duty')
  const command = useCommand(leaveNote)
  const [said, setSaid] = useState('')
  const save = async (): Promise<void> => {
    const outcome = await savedOr(command.send({ post, said: said.trim() }))
    if (outcome && outcome.state !== 'accepted') return
    if (outcome) showSaved()
    setSaid('')
  }
  return (
    <>
      <TextField label={say('note.say')} value={said} onChange={setSaid} max={500} rows={3} />
      <SendState progress={command.progress} problem={command.problem} />
      <BigButton disabled={!said.trim() || command.busy} onClick={() => void save()}>
        {say('note.save')}
      </BigButton>
    </>
  )
}

/** The own record can be contested; the answer stands below it. */
function Contest({ shift }: { shift: MyShift }): ReactNode {
  const say = useWords('duty')
  const command = useCommand(contestRecord)
  const [said, setSaid] = useState('')
  const { contest } = shift
  const isWaiting = contest !== null && contest.isUpheld === null
  const save = async (): Promise<void> => {
    const outcome = await savedOr(command.send({ shift: shift.id, said: said.trim() }))
    if (outcome && outcome.state !== 'accepted') return
    if (outcome) showSaved()
    setSaid('')
  }
  return (
    <section className="f-card">
      <h2>{say('contest.title')}</h2>
      {contest ? (
        <p>
          {contest.said}
          <span className="f-block f-quiet">
            {contest.isUpheld === null
              ? say('contest.waits')
              : say(contest.isUpheld ? 'contest.upheld' : 'contest.kept', { answer: contest.answer ?? '' })}
          </span>
        </p>
      ) : (
        <p className="f-quiet">{say('contest.hint')}</p>
      )}
      {isWaiting ? null : (
        <>
          <TextField label={say('contest.say')} value={said} onChange={setSaid} max={300} rows={2} />
          <SendState progress={command.progress} problem={command.problem} />
          <BigButton disabled={!said.trim() || command.busy} onClick={() => void save()}>
            {say('contest.send')}
          </BigButton>
        </>
      )}
    </section>
  )
}
