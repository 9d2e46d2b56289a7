import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { GateLink } from '../GateLink.tsx'
import type { GridActions } from './gridActions.ts'
import type { Model, Roster } from './model.ts'
import { SlotCell } from './SlotCell.tsx'

/** The week: posts down, days across; in each cell the shifts with their people, what is missing hatched. */
export function WeekGrid({
  roster,
  posts,
  model,
  days,
  actions,
}: {
  roster: Roster
  posts: Roster['posts']
  model: Model
  days: readonly string[]
  actions: GridActions
}): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const today = format.day(roster.now)
  return (
    <div className="duty-scroll">
      <table className="duty-grid">
        <thead>
          <tr>
            <th scope="col">{say('post')}</th>
            {days.map((day) => (
              <th key={day} scope="col" className={format.day(day) === today ? 'is-today' : ''}>
                {say(`weekday.${new Date(`${day}T12:00:00+08:00`).getUTCDay()}`)} <span>{format.shortDay(day)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {posts.map((post) => (
            <tr key={post.id}>
              <th scope="row">
                <button type="button" className="link-button" onClick={() => actions.openPost(post)}>
                  {post.name}
                </button>
                <span className="duty-post-sub">
                  {say(`kind.${post.kind}`)}
                  {post.placeName ? ` · ${post.placeName}` : ''}
                </span>
                <GateLink post={post} />
              </th>
              {days.map((day) => (
                <td key={day}>
                  {model.slots(post, day).map((slot) => (
                    <SlotCell key={slot.key} slot={slot} model={model} actions={actions} />
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
