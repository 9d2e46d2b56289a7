import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { setRest } from '../../contract/index.ts'
import type { Roster } from './model.ts'
import { RestDialog } from './RestDialog.tsx'

/** How long people rest between two shifts, by what, and from when another rule holds. */
export function RestLine({ roster }: { roster: Roster }): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const { may } = useSession()
  const [isOpen, setIsOpen] = useState(false)
  const { rest, now } = roster
  const holds = rest.findLast(({ from }) => from === null || from <= now)
  const later = rest.filter(({ from }) => from !== null && from > now)
  if (!holds) return null
  return (
    <div className="duty-rest no-print">
      <p>
        <strong>{say('restRule.now', { hours: holds.hours })}</strong>{' '}
        <span className="soft">{holds.basis ?? say('restRule.usual')}</span>
        {holds.from ? (
          <span className="soft">
            {' '}
            {say('restRule.since', { from: format.moment(holds.from), by: holds.setBy ?? '' })}
          </span>
        ) : null}
      </p>
      {later.map(({ from, hours, basis }) => (
        <p key={`${from} ${hours} ${basis}`} className="soft">
          {say('restRule.later', { from: format.moment(from ?? ''), hours, basis: basis ?? '' })}
        </p>
      ))}
      {may(setRest.name) ? (
        <Button size="small" onClick={() => setIsOpen(true)}>
          {say('restRule.change')}
        </Button>
      ) : null}
      {isOpen ? <RestDialog hours={holds.hours} now={now} close={() => setIsOpen(false)} /> : null}
    </div>
  )
}
