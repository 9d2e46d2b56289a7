import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { BodyOf } from '#platform/contract/index.ts'
import { NextIcon } from '#platform/web/field/icons.tsx'
import { KeptNote } from '#platform/web/field/KeptNote.tsx'
import { useKept, useNow, useWaiting } from '#platform/web/field/kept.ts'
import { Screen } from '#platform/web/field/screen.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { checkStateOf, type MyCheck, myChecks, type recordCheck } from '../../contract/index.ts'
import './known.ts'

/** What was drawn for the hours around now: those that are due, those to come, those that went by; and what I have done. */
export default function ChecksPage(): ReactNode {
  const say = useWords('inspection')
  const format = useFormat()
  const now = useNow()
  const answer = useKept('inspection.mine', myChecks, {})
  const waiting = useWaiting<BodyOf<typeof recordCheck>>('inspection.record').map(({ check }) => check)
  const open = (answer.data?.checks ?? []).filter(({ id }) => !waiting.includes(id))
  const kept = (answer.data?.checks ?? []).filter(({ id }) => waiting.includes(id))
  const stateOf = ({ hourAt }: MyCheck) =>
    checkStateOf({ hourAt: Date.parse(hourAt), isDone: false, isWithdrawn: false }, now)
  const parts = (['due', 'waiting', 'missed'] as const).map((state) => ({
    state,
    checks: open.filter((check) => stateOf(check) === state),
  }))
  return (
    <Screen title={say('title')} sub={say('sub')}>
      <KeptNote of="inspection" answer={answer} />
      {answer.data && open.length === 0 && kept.length === 0 ? (
        <section className="f-card">
          <p className="f-strong">{say('none')}</p>
          <p className="f-quiet">{say('noneHint')}</p>
        </section>
      ) : null}
      {parts.map(({ state, checks }) =>
        checks.length === 0 ? null : (
          <nav key={state} className="f-list" aria-label={say(`part.${state}`)}>
            <h2 className="f-list-head">{say(`part.${state}`)}</h2>
            {checks.map((check) => (
              <Row key={check.id} check={check} isLate={state === 'missed'} />
            ))}
          </nav>
        ),
      )}
      {kept.length > 0 || (answer.data?.done.length ?? 0) > 0 ? (
        <section className="f-card">
          <h2>{say('done')}</h2>
          <ul className="f-plain-list">
            {kept.map((check) => (
              <li key={check.id}>
                {check.postName} <span className="f-waiting-mark">{say('waitingMark')}</span>
              </li>
            ))}
            {answer.data?.done.map((one) => (
              <li key={one.id}>
                <span className="f-strong">{one.postName}</span>
                <span className={one.isEmpty ? 'f-block f-late f-small' : 'f-block f-quiet f-small'}>
                  {format.moment(one.at)} · {one.isEmpty ? `${say('empty')} · ` : ''}
                  {say('found', { count: one.findings })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Screen>
  )
}

function Row({ check, isLate }: { check: MyCheck; isLate: boolean }): ReactNode {
  const say = useWords('inspection')
  const format = useFormat()
  return (
    <Link className="f-row" to={`/inspections/check/${check.id}`}>
      <span className="f-row-main">
        <span className="f-strong">{check.postName}</span>
        <span className="f-quiet f-small">
          {[check.placeName, check.spot].filter(Boolean).join(' ')} ·{' '}
          {say('plannedCount', { count: check.planned.length })}
        </span>
        {check.before.length > 0 ? (
          <span className="f-late f-small">
            {say('before', { kinds: check.before.map((kind) => say(`kind.${kind}`)).join('、') })}
          </span>
        ) : null}
      </span>
      <span className={isLate ? 'f-row-end f-late' : 'f-row-end'}>{format.moment(check.hourAt)}</span>
      <NextIcon />
    </Link>
  )
}
