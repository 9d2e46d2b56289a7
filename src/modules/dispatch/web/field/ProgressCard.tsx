import ProgressBar from 'antd-mobile/es/components/progress-bar'
import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { TasksLine } from './TasksLine.tsx'

/** How far the day is: doors that need nothing more today, of all. The bar is never full before the last door. */
export function ProgressCard({ day }: { day: { total: number; done: number; due: number } }): ReactNode {
  const say = useWords('dispatch')
  const format = useFormat()
  const share = day.total === 0 ? 0 : Math.floor((day.done / day.total) * 100)
  // Doors that were closed and whose next attempt is still to come: neither done nor due.
  const later = Math.max(0, day.total - day.done - day.due)
  return (
    <section className="f-card" aria-label={say('progress.label')}>
      <p className="f-progress-words">
        <span className="f-big">{format.number(day.done)}</span>
        <span className="f-quiet">{say('progress.of', { total: format.number(day.total) })}</span>
        <span className="f-progress-due">
          {day.due === 0 ? say('progress.noneDue') : say('progress.due', { count: format.number(day.due) })}
        </span>
      </p>
      <ProgressBar
        percent={share}
        aria-label={say('progress.label')}
        style={{ '--track-width': '12px', '--fill-color': 'var(--f-accent)', '--track-color': 'var(--f-track)' }}
      />
      {later > 0 ? <p className="f-quiet f-small">{say('progress.later', { count: format.number(later) })}</p> : null}
      <TasksLine />
    </section>
  )
}
