import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import type { BodyOf, ResponseOf } from '#platform/contract/index.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { NextIcon } from '#platform/web/field/icons.tsx'
import { KeptNote } from '#platform/web/field/KeptNote.tsx'
import { useNow, useWaiting } from '#platform/web/field/kept.ts'
import { Screen } from '#platform/web/field/screen.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { type checkIn, type MyShift, myDuty } from '../../contract/index.ts'
import { CallCards } from './CallCards.tsx'
import { isOpen, standingNow, useKept } from './own.ts'
import { SwapCards } from './SwapCards.tsx'
import './duty-field.css'

type Mine = ResponseOf<typeof myDuty>

/** My shifts: the one that runs or comes next with its check-in, the others, and my own record. */
export default function DutyPage(): ReactNode {
  const say = useWords('duty')
  const answer = useKept('mine', myDuty, {})
  return (
    <Screen title={say('title')} persons>
      <KeptNote of="duty" answer={answer} />
      {answer.data ? <Shown mine={answer.data} /> : null}
    </Screen>
  )
}

function Shown({ mine }: { mine: Mine }): ReactNode {
  const say = useWords('duty')
  const now = useNow()
  const live = mine.shifts.filter(({ endsAt, standing }) => Date.parse(endsAt) > now && standing !== 'replaced')
  const [next, ...later] = live
  const past = mine.shifts.filter((shift) => !live.includes(shift)).reverse()
  return (
    <>
      <CallCards calls={mine.calls} />
      {next ? <NextShift shift={next} now={now} /> : <p className="f-card f-quiet">{say('none')}</p>}
      <SwapCards swaps={mine.swaps} />
      {mine.leads ? (
        <nav className="f-list">
          <Link className="f-row" to="/duty/roll">
            <span className="f-row-main">{say('roll.title')}</span>
            <NextIcon />
          </Link>
        </nav>
      ) : null}
      {mine.notes.length > 0 ? (
        <section className="f-card">
          <h2>{say('notes')}</h2>
          <Notes notes={mine.notes} />
        </section>
      ) : null}
      {later.length > 0 ? <Rows title={say('later')} shifts={later} now={now} /> : null}
      {past.length > 0 ? <Rows title={say('past')} shifts={past} now={now} /> : null}
      <nav className="f-list">
        <Link className="f-row" to="/duty/calendar">
          <span className="f-row-main">{say('calendar.title')}</span>
          <NextIcon />
        </Link>
      </nav>
    </>
  )
}

/** The shift that matters now. */
function NextShift({ shift, now }: { shift: MyShift; now: number }): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const navigate = useNavigate()
  const standing = standingNow(shift, now)
  const isWaiting = useWaiting<BodyOf<typeof checkIn>>('duty.checkIn').some((body) => body.shift === shift.id)
  return (
    <section className="f-card">
      <h2>{say(Date.parse(shift.startsAt) <= now ? 'running' : 'next')}</h2>
      <p className="f-big">{shift.postName}</p>
      <p>
        {format.moment(shift.startsAt)} – {format.time(shift.endsAt)}
      </p>
      <p className="f-quiet">{[shift.placeName, shift.spot].filter(Boolean).join(' ')}</p>
      <p className={standing === 'late' || standing === 'absent' ? 'f-late f-strong' : 'f-strong'}>
        {isWaiting ? say('checkIn.waits') : say(`standing.${standing}`)}
        {shift.arrivedAt ? ` ${format.time(shift.arrivedAt)}` : ''}
      </p>
      {isOpen(shift, now) && !isWaiting ? (
        <BigButton kind="main" onClick={() => navigate(`/duty/shifts/${shift.id}/check-in`)}>
          {say('checkIn.title')}
        </BigButton>
      ) : null}
      <BigButton onClick={() => navigate(`/duty/shifts/${shift.id}`)}>{say('more')}</BigButton>
    </section>
  )
}

function Rows({ title, shifts, now }: { title: string; shifts: readonly MyShift[]; now: number }): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  return (
    <nav className="f-list" aria-label={title}>
      <p className="f-list-head">{title}</p>
      {shifts.map((shift) => {
        const standing = standingNow(shift, now)
        return (
          <Link key={shift.id} className="f-row" to={`/duty/shifts/${shift.id}`}>
            <span className="f-row-main">
              <span className="f-strong">
                {format.moment(shift.startsAt)} – {format.time(shift.endsAt)}
              </span>
              <span className="f-small">{shift.postName}</span>
            </span>
            <span className={standing === 'absent' ? 'f-row-end f-late' : 'f-row-end f-quiet'}>
              {say(`standing.${standing}`)}
            </span>
            <NextIcon />
          </Link>
        )
      })}
    </nav>
  )
}

/** What others left for whoever comes. */
export function Notes({ notes }: { notes: Mine['notes'] }): ReactNode {
  const format = useFormat()
  return (
    <ul className="f-plain-list">
      {notes.map((note) => (
        <li key={note.id}>
          {note.said}
          <span className="f-block f-quiet f-small">
            {note.postName} · {note.by} {format.moment(note.at)}
          </span>
        </li>
      ))}
    </ul>
  )
}
