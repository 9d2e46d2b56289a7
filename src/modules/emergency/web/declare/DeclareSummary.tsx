import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import type { Playbook } from '../../contract/index.ts'

export interface DeclareSummaryProps {
  playbook: Playbook | undefined
  level: number | undefined
  /** Number of articles chosen. */
  basis: number
  start: Date | undefined
}

/** What begins with the declaration, before it is made. */
export function DeclareSummary({ playbook, level, basis, start }: DeclareSummaryProps): ReactNode {
  const say = useWords('emergency')
  const format = useFormat()
  const { session } = useSession()
  const asked = (playbook?.roll.fields ?? []).filter((field) => !playbook?.roll.whenNeeded.includes(field))
  return (
    <>
      <dl className="declare-facts">
        <dt>{say('declare.where')}</dt>
        <dd>{session.county.name}</dd>
        <dt>{say('declare.level')}</dt>
        <dd>{level ? say(`level.${level}`) : <span className="faint">–</span>}</dd>
        <dt>{say('declare.start')}</dt>
        <dd>{start ? format.moment(start) : <span className="faint">–</span>}</dd>
        <dt>{say('declare.basis')}</dt>
        <dd>{basis > 0 ? say('basis.count', { count: basis }) : <span className="faint">–</span>}</dd>
      </dl>
      <h3>{say('declare.begins')}</h3>
      <ul className="emergency-bullets">
        <li>{say('declare.begins_roll')}</li>
        {asked.length > 0 ? (
          <li>
            {say('declare.begins_fields', { fields: asked.map((field) => say(`field.${field}`)).join(say('comma')) })}
          </li>
        ) : null}
        <li>{say('declare.begins_key')}</li>
        <li>{say('declare.begins_shown')}</li>
      </ul>
    </>
  )
}
