import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Placed } from '../../contract/index.ts'
import type { Model, Roster } from './model.ts'

/** Shifts that could not be put on the roster, each with its reason. */
export function Left({
  rows,
  roster,
  model,
}: {
  rows: readonly { shift: Placed; why: string }[]
  roster: Roster
  model: Model
}): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  if (rows.length === 0) return null
  const posts = new Map(roster.posts.map(({ id, name }) => [id, name]))
  return (
    <div className="duty-left">
      <p className="late">{say('bulk.left', { count: rows.length })}</p>
      <ul>
        {rows.slice(0, 50).map(({ shift, why }) => (
          <li key={`${shift.post} ${shift.account} ${shift.startsAt}`}>
            {format.moment(new Date(shift.startsAt))} {posts.get(shift.post)} {model.name(shift.account)} – {why}
          </li>
        ))}
      </ul>
    </div>
  )
}
