import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import type { Incident } from '../contract/index.ts'

/** A state in one short word; late ones say so besides their colour. */
export function IncidentMark({ incident }: { incident: Pick<Incident, 'state' | 'late'> }): ReactNode {
  const say = useWords('incident')
  return (
    <span className={incident.late ? 'incident-state is-late' : `incident-state is-${incident.state}`}>
      {say(`state.${incident.state}`)}
      {incident.late ? ` ${say('late')}` : ''}
    </span>
  )
}
