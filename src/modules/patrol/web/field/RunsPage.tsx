import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { NextIcon } from '#platform/web/field/icons.tsx'
import { KeptNote } from '#platform/web/field/KeptNote.tsx'
import { useKept, useNow } from '#platform/web/field/kept.ts'
import { Screen } from '#platform/web/field/screen.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { isLate, type MyRun, myRuns } from '../../contract/index.ts'
import { type MyStop, useStops } from './stops.ts'
import './known.ts'

const none: readonly MyRun[] = []

/** The runs of today that I am in the crew of: what is still to do first. */
export default function RunsPage(): ReactNode {
  const say = useWords('patrol')
  const { may } = useSession()
  const now = useNow()
  const answer = useKept('patrol.mine', myRuns, {})
  const runs = answer.data?.runs ?? none
  const stops = useStops(runs)
  const isOver = ({ id }: MyRun) => (stops.get(id) ?? []).every((stop) => stop.now !== 'open')
  const parts = [
    { key: 'open', rows: runs.filter((run) => !isOver(run)) },
    { key: 'over', rows: runs.filter(isOver) },
  ]
  return (
    <Screen title={say('title')} sub={say('sub')} {...(may('patrol.planOwn') ? {} : { back: '/me' })}>
      <KeptNote of="patrol" answer={answer} />
      {answer.data && runs.length === 0 ? (
        <section className="f-card">
          <p className="f-strong">{say('none')}</p>
          <p className="f-quiet">{say('noneHint')}</p>
        </section>
      ) : null}
      {parts.map(({ key, rows }) =>
        rows.length === 0 ? null : (
          <nav key={key} className="f-list" aria-label={say(`part.${key}`)}>
            <h2 className="f-list-head">{say(`part.${key}`)}</h2>
            {rows.map((run) => (
              <Row key={run.id} run={run} stops={stops.get(run.id) ?? []} now={now} />
            ))}
          </nav>
        ),
      )}
    </Screen>
  )
}

function Row({ run, stops, now }: { run: MyRun; stops: readonly MyStop[]; now: number }): ReactNode {
  const say = useWords('patrol')
  const format = useFormat()
  const settled = stops.filter((stop) => stop.now !== 'open').length
  const times = { state: run.state, startsAt: Date.parse(run.startsAt), endsAt: Date.parse(run.endsAt) }
  const late = settled < stops.length && (settled === 0 || run.state === 'running') && isLate(times, now)
  return (
    <Link className="f-row" to={`/patrols/${run.id}`}>
      <span className="f-row-main">
        <span className="f-strong">{run.name}</span>
        <span className="f-quiet f-small">
          {say(`kind.${run.kind}`)} · {format.moment(run.startsAt)} – {format.time(run.endsAt)}
          {run.vehicle ? ` · ${run.vehicle}` : ''}
        </span>
      </span>
      <span className={late ? 'f-row-end f-late' : 'f-row-end'}>
        {say('progress', { settled, stops: stops.length })}
        {late ? <span className="f-block f-strong">{say('lateMark')}</span> : null}
      </span>
      <NextIcon />
    </Link>
  )
}
