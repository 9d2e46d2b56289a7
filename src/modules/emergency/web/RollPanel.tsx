import type { ReactNode } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import type { Roll } from '../contract/index.ts'

/** How far the roll may go: what is asked at the door, what only when needed, when a closed door comes back. */
export function RollPanel({ roll }: { roll: Roll }): ReactNode {
  const say = useWords('emergency')
  const names = (fields: readonly string[]): string => fields.map((field) => say(`field.${field}`)).join(say('comma'))
  const asked = roll.fields.filter((field) => !roll.whenNeeded.includes(field))
  return (
    <Panel title={say('roll.title')} aside={say('roll.hint')}>
      <dl className="emergency-roll">
        <dt>{say('roll.asked')}</dt>
        <dd>{names(asked)}</dd>
        <dt>{say('roll.whenNeeded')}</dt>
        <dd>{roll.whenNeeded.length > 0 ? names(roll.whenNeeded) : say('state.none')}</dd>
        <dt>{say('roll.never')}</dt>
        <dd>{say('roll.neverWhat')}</dd>
        <dt>{say('roll.revisit')}</dt>
        <dd>{say('roll.revisitWhat', { hours: roll.revisitHours, attempts: roll.attempts })}</dd>
      </dl>
    </Panel>
  )
}
