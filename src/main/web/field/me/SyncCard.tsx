import type { ReactNode } from 'react'
import { BigButton } from '#platform/web/field/button.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useLive } from '#platform/web/live.ts'
import { retryNow } from '#platform/web/outbox.ts'
import { usePending } from '#platform/web/useCommand.ts'

/** When the server was last heard and how much it has not confirmed: never more than what is known. */
export function SyncCard(): ReactNode {
  const say = useWords('field')
  const format = useFormat()
  const live = useLive()
  const pending = usePending()
  return (
    <section className="f-card">
      <h2>{say('sync.title')}</h2>
      <p>
        {say('sync.reached', { when: format.relative(new Date(live.since)), time: format.time(new Date(live.since)) })}
      </p>
      <p className={pending > 0 ? 'f-late f-strong' : ''}>
        {pending > 0 ? say('sync.waiting', { count: pending }) : say('sync.nothingWaits')}
      </p>
      {pending > 0 ? (
        <>
          <p className="f-small">{say('sync.stayOpen')}</p>
          <BigButton onClick={retryNow}>{say('sync.sendNow')}</BigButton>
        </>
      ) : null}
    </section>
  )
}
