import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { getRequest, type WholeRequest } from '../../contract/index.ts'
import { Acts } from './Acts.tsx'
import { StateMark } from './StateMark.tsx'
import '../supply.css'

/** One request: how far it is, what was sent and arrived of each lot, what was said, and what I can do now. */
export default function RequestPage(): ReactNode {
  const { id = '' } = useParams()
  const found = useQuery(getRequest, { id }, { keep: true })
  if (found.error && !found.data) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  return found.data ? <Shown whole={found.data} /> : <WaitWords />
}

function Shown({ whole }: { whole: WholeRequest }): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  const { request, may, events } = whole
  const facts: [string, ReactNode][] = [
    [
      say('forWhom'),
      <Link key="point" to={`/supply/points/${request.point}`}>
        {request.pointName}
      </Link>,
    ],
    [
      say('item.title'),
      <Link key="item" to={`/supply/items/${request.item}`}>
        {[request.itemName, request.standard].filter(Boolean).join(' · ')}
      </Link>,
    ],
    [say('urgent'), say(`urgency.${request.urgency}`)],
    [
      say('due'),
      <span key="due" className={request.late ? 'late' : ''}>
        {format.moment(request.dueAt)} · {format.relative(request.dueAt)}
      </span>,
    ],
    [say('source'), request.sourceName ?? <span className="faint">{say('sourceNone')}</span>],
    ...(request.finding
      ? [
          [
            say('origin'),
            <Link key="finding" to={`/inspections/findings/${request.finding}`}>
              {say('fromInspection')}
            </Link>,
          ] as [string, ReactNode],
        ]
      : []),
    ...(request.why ? [[say('why'), request.why] as [string, ReactNode]] : []),
    ...(request.signedFor
      ? [
          [
            say('signedFor'),
            <span key="signedFor">
              {say('signedForIs', {
                by: events.findLast(({ what }) => what === 'signed_for')?.by ?? '',
                when: format.moment(request.signedFor.at),
                why: request.signedFor.why,
              })}{' '}
              <b className="late">{say('notCounted')}</b>
            </span>,
          ] as [string, ReactNode],
        ]
      : []),
  ]
  return (
    <Page
      title={say('requestTitle', { number: say('numberOf', { year: request.year, no: request.no }) })}
      answers={<StateMark request={request} />}
      above={<Link to="/supply/requests">{say('requests')}</Link>}
      actions={<Button onClick={() => window.print()}>{say('action.print')}</Button>}
    >
      <Steps whole={whole} />
      <div className="supply-columns">
        <div>
          {may.length > 0 ? (
            <Panel title={say('acts.title')} className="no-print">
              <Acts whole={whole} />
            </Panel>
          ) : null}
          <Lots whole={whole} />
        </div>
        <div>
          <Panel>
            <dl className="supply-facts">
              {facts.map(([title, text]) => (
                <div key={title}>
                  <dt>{title}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
            </dl>
          </Panel>
          <Panel title={say('line')}>
            <ol className="supply-events">
              {events.map((event) => (
                <li key={event.id}>
                  <span className="faint" title={format.relative(event.at)}>
                    {format.moment(event.at)}
                  </span>
                  <span>
                    {say(`event.${event.what}`)}
                    {event.quantity === null
                      ? ''
                      : ` ${say('count', { count: format.number(event.quantity), unit: request.unit })}`}
                    {event.signedForWhy ? <q>{event.signedForWhy}</q> : null} {event.said ? <q>{event.said}</q> : null}{' '}
                    <span className="faint">{event.by}</span>
                  </span>
                </li>
              ))}
            </ol>
          </Panel>
        </div>
      </div>
    </Page>
  )
}

function Steps({ whole: { request } }: { whole: WholeRequest }): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  const steps = [
    ['asked', request.quantity],
    ['approved', request.approved],
    ['sent', request.sent],
    ['arrived', request.arrived],
  ] as const
  const next = steps.findIndex(([, count]) => count === null)
  const isOver = request.state === 'refused' || request.state === 'withdrawn'
  return (
    <ol className="supply-steps">
      {steps.map(([step, count], index) => {
        const isShort = step === 'arrived' && request.missing > 0
        return (
          <li key={step} className={isShort ? 'is-short' : index === next && !isOver ? 'is-next' : ''}>
            {say(`step.${step}`)}
            <b>{count === null ? '–' : say('count', { count: format.number(count), unit: request.unit })}</b>
            {isShort ? (
              <span className="late">{say('stillMissing', { count: format.number(request.missing) })}</span>
            ) : null}
          </li>
        )
      })}
    </ol>
  )
}

function Lots({ whole: { request, lots } }: { whole: WholeRequest }): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  if (lots.length === 0) return null
  return (
    <Panel title={say('sentLots')}>
      <table className="supply-lots">
        <thead>
          <tr>
            <th>{say('lot.no')}</th>
            <th>{say('lot.expires')}</th>
            <th className="num">{say('step.sent')}</th>
            <th className="num">{say('step.arrived')}</th>
            <th className="num">{say('missing')}</th>
          </tr>
        </thead>
        <tbody>
          {lots.map((lot) => (
            <tr key={lot.lot}>
              <td>{lot.lotNo || say('lot.none')}</td>
              <td>{lot.expiresOn ? format.day(lot.expiresOn) : say('lot.noExpiry')}</td>
              <td className="num">{say('count', { count: format.number(lot.sent), unit: request.unit })}</td>
              <td className="num">{lot.arrived === null ? '–' : format.number(lot.arrived)}</td>
              <td className={lot.missing > 0 ? 'num late' : 'num'}>{format.number(lot.missing)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
