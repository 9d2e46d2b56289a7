import type { ReactNode } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Finding } from '../../contract/index.ts'
import { IncidentLink } from '../IncidentLink.tsx'

/** What was found on a run. */
export function Findings({ findings }: { findings: readonly Finding[] }): ReactNode {
  const say = useWords('patrol')
  const format = useFormat()
  return (
    <Panel title={say('found.title')}>
      {findings.length === 0 ? <p className="soft">{say('found.noneHere')}</p> : null}
      <ul className="patrol-found">
        {findings.map((one) => (
          <li key={one.id}>
            <span className="faint">{format.moment(one.at)}</span>
            <span>
              <strong>{say(`finding.${one.kind}`)}</strong> {one.stopName} <q>{one.said}</q>{' '}
              <span className="faint">{one.by}</span>
            </span>
            <IncidentLink incident={one.incident} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
