import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { addressOf } from '#platform/web/api.ts'
import { FileList } from '#platform/web/desk/files/FileList.tsx'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { Watermark } from '#platform/web/watermark.tsx'
import {
  getIncident,
  getIncidentFile,
  getOwnIncident,
  getOwnIncidentFile,
  type WholeIncident,
} from '../../contract/index.ts'
import { IncidentMark } from '../IncidentMark.tsx'
import { Contact } from './Contact.tsx'
import { EventFiles } from './EventFiles.tsx'
import { Moves } from './Moves.tsx'
import '../incident.css'

/** One incident: what it is, who has it in charge, what was done, and what can be done next. */
export default function IncidentPage(): ReactNode {
  const { id = '' } = useParams()
  const { may } = useSession()
  return may(getIncident.name) ? <Led id={id} /> : <Own id={id} />
}

function Led({ id }: { id: string }): ReactNode {
  const found = useQuery(getIncident, { id }, { keep: true })
  // Reported by somebody who leads, from outside of the own place.
  if (found.error?.code === 'platform.not_found') return <Own id={id} />
  if (found.error && !found.data) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  return found.data ? <Shown whole={found.data} leads /> : <WaitWords />
}

function Own({ id }: { id: string }): ReactNode {
  const found = useQuery(getOwnIncident, { id }, { keep: true })
  if (found.error?.code === 'platform.not_found') return <Gone />
  if (found.error && !found.data) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  return found.data ? <Shown whole={found.data} leads={false} /> : <WaitWords />
}

/** Of another agency by now, taken back, or never there: what is not one's own says no more than that. */
function Gone(): ReactNode {
  const say = useWords('incident')
  return (
    <Page title={say('gone.title')}>
      <p className="soft">{say('gone.why')}</p>
      <Link to="/incidents">{say('gone.list')}</Link>
    </Page>
  )
}

function Shown({ whole, leads }: { whole: WholeIncident; leads: boolean }): ReactNode {
  const say = useWords('incident')
  const format = useFormat()
  const { incident, reportedBy, joined, joinedInto, events, files } = whole
  const fileAt = (id: string): string => addressOf(leads ? getIncidentFile : getOwnIncidentFile, { id })
  const facts: [string, ReactNode][] = [
    [say('where'), [incident.placeName, incident.spot].filter(Boolean).join(' ')],
    [say('source'), say('page.source', { source: say(`sourceOf.${incident.source}`), by: reportedBy })],
    ...(incident.finding
      ? [
          [
            '',
            <Link
              key="finding"
              to={
                incident.source === 'patrol'
                  ? `/patrols/${incident.finding}`
                  : `/inspections/findings/${incident.finding}`
              }
            >
              {say(incident.source === 'patrol' ? 'fromPatrol' : 'fromInspection')}
            </Link>,
          ] as [string, ReactNode],
        ]
      : []),
    [say('page.receivedAt'), format.moment(incident.receivedAt)],
    [
      say('due'),
      <span key="due" className={incident.late ? 'late' : ''}>
        {format.moment(incident.dueAt)}
      </span>,
    ],
    [say('agency'), incident.agencyName ?? <span className="faint">{say('nobody')}</span>],
    ...(incident.result ? [[say('page.result'), incident.result] as [string, ReactNode]] : []),
  ]
  return (
    <Watermark>
      <Page
        title={say('page.title', {
          kind: say(`kind.${incident.kind}`),
          number: say('numberOf', { year: incident.year, no: incident.no }),
        })}
        above={<Link to="/incidents">{say('title')}</Link>}
      >
        <Panel>
          <p className="incident-what">
            <IncidentMark incident={incident} /> {incident.what}
          </p>
          <dl className="incident-facts">
            {facts.map(([title, text]) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          {incident.hasContact ? <Contact incident={incident.id} /> : null}
          {joinedInto ? (
            <p>
              <Link to={`/incidents/${joinedInto}`}>{say('page.joinedInto')}</Link>
            </p>
          ) : null}
          {joined.map((other) => (
            <p key={other.id} className="soft">
              {say('page.joined')} <Link to={`/incidents/${other.id}`}>{say('numberOf', other)}</Link> {other.what}
            </p>
          ))}
          <FileList title={say('page.files')} files={files} addressOf={fileAt} />
          <Moves incident={incident} leads={leads} />
        </Panel>
        <Panel title={say('page.events')}>
          <ul className="incident-events">
            {events.map((event) => (
              <li key={event.id}>
                <span className="faint" title={format.relative(event.at)}>
                  {format.moment(event.at)}
                </span>
                <span>
                  {say(`event.${event.what}`)}
                  {event.said ? <q>{event.said}</q> : null} <span className="faint">{event.by}</span>
                  <EventFiles files={files.filter(({ id }) => event.files.includes(id))} addressOf={fileAt} />
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      </Page>
    </Watermark>
  )
}
