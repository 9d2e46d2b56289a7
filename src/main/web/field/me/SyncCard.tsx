import type { ReactNode } from 'react'
import { skewShown } from '#platform/sync/clock.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useLive } from '#platform/web/live.ts'
import { outboxHealth, retryNow } from '#platform/web/outbox.ts'
import { usePending } from '#platform/web/useCommand.ts'

/** When the server was last heard, what it has not confirmed and where that is kept, and what is wrong with this phone. */
export function SyncCard(): ReactNode {
  const say = useWords('me')
  const format = useFormat()
  const live = useLive()
  const pending = usePending()
  const { isDurable, isPersisted, unkept, skew = 0, oldest } = outboxHealth()
  const kept = isDurable ? pending - unkept : 0
  const minutes = Math.round(Math.abs(skew) / 60)
  return (
    <section className="f-card">
      <h2>{say('sync.title')}</h2>
      <p>
        {say('sync.reached', { when: format.relative(new Date(live.since)), time: format.time(new Date(live.since)) })}
      </p>
      <p className={pending > 0 ? 'f-late f-strong' : ''}>
        {pending > 0 ? say('sync.waiting', { count: pending }) : say('sync.nothingWaits')}
      </p>
      {kept > 0 ? <p>{say('sync.kept', { count: kept })}</p> : null}
      {oldest === undefined ? null : (
        <p className="f-small">{say('sync.oldest', { when: format.moment(new Date(oldest).toISOString()) })}</p>
      )}
      {pending > kept ? <Notice kind="problem">{say('sync.unkept', { count: pending - kept })}</Notice> : null}
      {isDurable && isPersisted === false ? <p className="f-small">{say('sync.unpersisted')}</p> : null}
      {Math.abs(skew) > skewShown ? (
        <Notice kind="problem">{say(skew > 0 ? 'sync.clockAhead' : 'sync.clockBehind', { count: minutes })}</Notice>
      ) : null}
      {pending > 0 ? <BigButton onClick={retryNow}>{say('sync.sendNow')}</BigButton> : null}
    </section>
  )
}
