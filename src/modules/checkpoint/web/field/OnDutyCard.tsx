import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import type { OnDuty } from '../../contract/index.ts'

/** Who keeps the checkpoint by its roster, as the phone was last told. */
export function OnDutyCard({ duty, at }: { duty: OnDuty; at: string | undefined }): ReactNode {
  const say = useWords('checkpoint')
  const format = useFormat()
  const { may } = useSession()
  const { next, holes } = duty
  return (
    <section className="f-card" aria-label={say('duty.title')}>
      <p className="f-strong">{say('duty.now', { present: duty.present, need: duty.need, planned: duty.planned })}</p>
      {next ? (
        <p>{say('duty.next', { at: format.time(next.startsAt), count: next.planned, need: next.need })}</p>
      ) : null}
      {holes.map((hole) => (
        <p key={hole.startsAt} className="f-late">
          {say('duty.hole', { from: format.time(hole.startsAt), to: format.time(hole.endsAt), count: hole.missing })}
        </p>
      ))}
      <p className="f-small f-quiet">
        {duty.isClosed ? say('duty.closed') : duty.name}
        {at ? ` · ${say('duty.asOf', { at: format.moment(at) })}` : ''}
      </p>
      {may('duty.mine') ? <Link to="/duty">{say('duty.mine')}</Link> : null}
    </section>
  )
}
