import type { ReactNode } from 'react'
import type { ResponseOf } from '#platform/contract/index.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { getNow } from '../../contract/index.ts'

type Hole = ResponseOf<typeof getNow>['holes'][number]
/** Holes named one by one; the others are counted. */
const named = 6

/** What is missing in the next 24 hours, always in sight. */
export function HolesStrip({ holes, open }: { holes: readonly Hole[]; open?: (hole: Hole) => void }): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  if (holes.length === 0) return <p className="duty-holes is-whole">{say('holes.none')}</p>
  return (
    <div className="duty-holes" role="status">
      <p>
        <strong>{say('holes.count', { count: holes.length })}</strong>
      </p>
      <ul>
        {holes.slice(0, named).map((hole) => {
          const text = say('holes.one', {
            post: hole.postName,
            from: format.time(hole.startsAt),
            to: format.time(hole.endsAt),
            count: hole.missing,
          })
          return (
            <li key={`${hole.post} ${hole.startsAt}`}>
              {open ? (
                <button type="button" onClick={() => open(hole)}>
                  {text}
                </button>
              ) : (
                <span>{text}</span>
              )}
            </li>
          )
        })}
        {holes.length > named ? <li className="soft">{say('holes.more', { count: holes.length - named })}</li> : null}
      </ul>
    </div>
  )
}
