import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { useDraftCount } from '#modules/registry/web/field.tsx'
import { BigButton } from '#platform/web/field/button.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { onPending, outboxHealth, pendingCount } from '#platform/web/outbox.ts'
import { takeUpdate, useUpdate } from './update.ts'
import { useQuiet } from './useQuiet.ts'
import './offline.css'

/**
 * Says that a newer build is ready, above the page and not over it, when the hands rest. It is offered only while nothing
 * would be lost: what waits must be kept on the phone, what was typed must have been put in.
 */
export function UpdateNote(): ReactNode {
  const say = useWords('offline')
  const update = useUpdate()
  const [isPutOff, setPutOff] = useState(false)
  const isShown = useQuiet(update !== 'none' && !isPutOff)
  const pending = useSyncExternalStore(onPending, pendingCount)
  const unkept = useSyncExternalStore(onPending, countUnkept)
  const drafts = useDraftCount()
  if (!isShown || isPutOff) return null
  const hint =
    drafts > 0
      ? say('update.drafts', { count: drafts })
      : unkept > 0
        ? say('update.unkept', { count: unkept })
        : pending > 0
          ? say('update.waiting', { count: pending })
          : say('update.hint')
  return (
    <aside className="f-update" role="status" aria-label={say('update.label')}>
      <p className="f-title">{say(update === 'ready' ? 'update.ready' : 'update.taken')}</p>
      <p className="f-small">{hint}</p>
      <div className="f-update-ways">
        <BigButton kind="main" disabled={drafts > 0 || unkept > 0} onClick={takeUpdate}>
          {say('update.now')}
        </BigButton>
        <BigButton onClick={() => setPutOff(true)}>{say('update.later')}</BigButton>
      </div>
    </aside>
  )
}

/** Commands that would go with the page: no disk has them, and the server has not decided. */
function countUnkept(): number {
  const { isDurable, unkept } = outboxHealth()
  return isDurable ? unkept : pendingCount()
}
