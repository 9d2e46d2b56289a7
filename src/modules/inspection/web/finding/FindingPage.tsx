import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { Watermark } from '#platform/web/watermark.tsx'
import { getFinding, getOwnFinding, type WholeFinding } from '../../contract/index.ts'
import { FindingMark } from '../FindingMark.tsx'
import { LinkedTo } from './LinkedTo.tsx'
import { Moves } from './Moves.tsx'
import { Photo } from './Photo.tsx'
import '../inspection.css'

/** One finding: what it is, what it became, what the post says, and what can be done next. */
export default function FindingPage(): ReactNode {
  const { id = '' } = useParams()
  const { may } = useSession()
  const found = useQuery(may(getFinding.name) ? getFinding : getOwnFinding, { id }, { keep: true })
  if (found.error && !found.data) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  return found.data ? <Shown whole={found.data} /> : <WaitWords />
}

function Shown({ whole }: { whole: WholeFinding }): ReactNode {
  const say = useWords('inspection')
  const format = useFormat()
  const { finding, foundBy, leader, before, events } = whole
  const facts: [string, ReactNode][] = [
    [say('post'), [finding.placeName, finding.postName].filter(Boolean).join(' · ')],
    [say('agency'), finding.agencyName ?? <span className="faint">–</span>],
    [say('page.leader'), leader ?? <span className="faint">{say('page.noLeader')}</span>],
    ...(finding.person ? [[say('page.person'), finding.person] as [string, ReactNode]] : []),
    [say('foundAt'), `${format.moment(finding.foundAt)} · ${foundBy}`],
    [
      say('page.due'),
      <span key="due" className={finding.late && finding.state !== 'answered' ? 'late' : ''}>
        {format.moment(finding.dueAt)}
      </span>,
    ],
    ...(finding.byWhen ? [[say('page.byWhen'), format.moment(finding.byWhen)] as [string, ReactNode]] : []),
    ...(finding.link ? [[say('link'), <LinkedTo key="link" finding={finding} />] as [string, ReactNode]] : []),
  ]
  return (
    <Watermark>
      <Page
        title={`${say(`kind.${finding.kind}`)} · ${finding.postName}`}
        above={<Link to="/inspections">{say('title')}</Link>}
      >
        <Panel>
          <p className="inspection-what">
            <FindingMark finding={finding} /> {finding.said ?? ''}
          </p>
          {before.length > 0 ? (
            <p className="inspection-before">
              {say('page.before')}{' '}
              {before.map((one) => (
                <Link key={one.id} to={`/inspections/findings/${one.id}`}>
                  {format.moment(one.foundAt)}（{say(`state.${one.state}`)}）
                </Link>
              ))}
            </p>
          ) : null}
          <dl className="inspection-facts">
            {facts.map(([title, text]) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          {whole.hasPhoto ? <Photo visit={whole.visit} /> : null}
          <Moves whole={whole} />
        </Panel>
        <Panel title={say('page.events')}>
          <ul className="inspection-events">
            {events.map((event) => (
              <li key={event.id}>
                <span className="faint" title={format.relative(event.at)}>
                  {format.moment(event.at)}
                </span>
                <span>
                  {say(`event.${event.what}`)}
                  {event.said ? <q>{event.said}</q> : null} <span className="faint">{event.by}</span>
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      </Page>
    </Watermark>
  )
}
