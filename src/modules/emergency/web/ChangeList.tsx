import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Change } from '../contract/index.ts'

/** What became of the level from the declaration on, the last first: when, why, by whose decision. */
export function ChangeList({ changes, startedAt }: { changes: readonly Change[]; startedAt: string }): ReactNode {
  const say = useWords('emergency')
  const format = useFormat()
  const titleOf = ({ from, to }: Change): string =>
    to === 0
      ? say('changes.ended')
      : say(to < from ? 'changes.raised' : 'changes.lowered', { from: say(`level.${from}`), to: say(`level.${to}`) })
  return (
    <ol className="emergency-changes">
      {[...changes].reverse().map((change) => (
        <li key={change.at}>
          <p>
            <strong>{titleOf(change)}</strong> <span className="faint">{format.moment(change.at)}</span>
          </p>
          <p>{change.why}</p>
          <p className="soft">{[change.actorName, change.actorAgency].filter(Boolean).join(' · ')}</p>
        </li>
      ))}
      <li>
        <p>
          <strong>{say('changes.declared')}</strong> <span className="faint">{format.moment(startedAt)}</span>
        </p>
      </li>
    </ol>
  )
}
