import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { ResponseOf } from '#platform/contract/index.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import type { board } from '../../contract/index.ts'
import { mostDoors } from './useDoors.ts'

/** The area has more doors than a list on paper: the areas below it, to go on with. */
export function SmallerArea({ board: here, to }: { board: ResponseOf<typeof board>; to: string }): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  return (
    <EmptyPane
      title={say('paper.tooMany', { most: format.number(mostDoors) })}
      hint={say('paper.tooManyHint')}
      action={
        <ul className="paper-areas">
          {here.below.map((area) => (
            <li key={area.id}>
              <Link to={`${to}?area=${area.id}`}>{area.name}</Link>
              <span className="faint">{say('doors.count', { count: format.number(area.figures.doors) })}</span>
            </li>
          ))}
        </ul>
      }
    />
  )
}
