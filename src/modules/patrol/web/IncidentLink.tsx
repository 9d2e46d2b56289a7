import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useWords } from '#platform/web/i18n.ts'
import type { Finding } from '../contract/index.ts'

/** The incident that a finding became, with where it stands. */
export function IncidentLink({ incident }: Pick<Finding, 'incident'>): ReactNode {
  const say = useWords('patrol')
  if (!incident) return <span className="faint">–</span>
  return (
    <Link to={`/incidents/${incident.id}`} onClick={(event) => event.stopPropagation()}>
      {incident.no === null || incident.year === null
        ? say('found.incident')
        : say('found.incidentNo', { year: incident.year, no: incident.no })}
      {incident.state ? <span className="faint"> {say(`found.incidentState.${incident.state}`)}</span> : null}
    </Link>
  )
}
