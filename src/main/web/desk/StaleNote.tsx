import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useLive } from '#platform/web/live.ts'

/** Says so when the figures on screen may be old. */
export function StaleNote(): ReactNode {
  const say = useWords()
  const format = useFormat()
  const live = useLive()
  if (live.state !== 'lost') return null
  return (
    <p className="stale-note no-print" role="status">
      {say('live.lost', { when: format.moment(new Date(live.since)) })}
    </p>
  )
}
