import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { Watermark } from '#platform/web/watermark.tsx'
import { addEvidence, end, get, overStates, recordObjection, review, serve } from '../../contract/index.ts'
import { StateMark } from '../StateMark.tsx'
import { useRules } from '../useRules.ts'
import { EndDialog } from './EndDialog.tsx'
import { EvidenceDialog } from './EvidenceDialog.tsx'
import { ObjectionDialog } from './ObjectionDialog.tsx'
import { Objections } from './Objections.tsx'
import { Evidence, Facts, History, OrderPeople } from './parts.tsx'
import { ServeDialog } from './ServeDialog.tsx'
import { SignBox } from './SignBox.tsx'
import '../measure.css'

type Doing = 'evidence' | 'serve' | 'end' | 'object'

/** One measure: what waits for me first, the evidence beside what is asked, who signed, what was objected. */
export default function MeasurePage(): ReactNode {
  const say = useWords('measure')
  const format = useFormat()
  const navigate = useNavigate()
  const { id = '' } = useParams()
  const { may } = useSession()
  const words = useRules()
  const found = useQuery(may(get.name) ? get : review, { id }, { keep: true })
  const [doing, setDoing] = useState<Doing>()
  if (found.error && !found.data) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  if (!found.data) return <WaitWords />
  const whole = found.data
  const { measure } = whole
  const isOver = overStates.some((one) => one === measure.state)
  const isServed = whole.service !== null
  const close = (): void => setDoing(undefined)
  const button = (what: Doing, primary = false) => (
    <Button type={primary ? 'primary' : 'default'} onClick={() => setDoing(what)}>
      {say(`${what}.open`)}
    </Button>
  )
  return (
    <Watermark>
      <Page
        title={`${measure.person} ${words.kind(measure.kind)}`.trim()}
        answers={`${say('numberOf', { year: measure.year, no: measure.no })} · ${measure.address}`}
        above={<Link to="/measures">{say('title')}</Link>}
        actions={
          <>
            {isServed ? (
              <Button onClick={() => void navigate(`/measures/${id}/notice`)}>{say('notice.open')}</Button>
            ) : null}
            {!isOver && isServed && may(recordObjection.name) && !measure.objectionDueAt ? button('object') : null}
            {!isOver && may(end.name) ? button('end') : null}
            {['proposed', 'evidenced'].includes(measure.state) && may(addEvidence.name) ? button('evidence') : null}
            {measure.state === 'approved' && may(serve.name) ? button('serve', true) : null}
          </>
        }
      >
        <p style={{ marginBottom: 12 }}>
          <StateMark state={measure.state} />{' '}
          <span className="soft">
            {say(`stateHint.${measure.state}`, { until: format.moment(measure.endedAt ?? measure.expiresAt) })}
          </span>
        </p>
        <SignBox whole={whole} words={words} />
        <Objections whole={whole} />
        <div className="measure-columns">
          <div>
            <Panel title={say('asked')}>
              <Facts whole={whole} words={words} />
            </Panel>
            <Panel title={say('history')}>
              <History whole={whole} />
            </Panel>
          </div>
          <div>
            <Panel title={say('evidence.title')}>
              <Evidence whole={whole} />
            </Panel>
            {whole.order.length > 1 ? (
              <Panel title={say('order', { count: whole.order.length })}>
                <OrderPeople whole={whole} />
              </Panel>
            ) : null}
          </div>
        </div>
        {doing === 'evidence' ? <EvidenceDialog order={measure.order} close={close} /> : null}
        {doing === 'serve' ? <ServeDialog measure={id} close={close} /> : null}
        {doing === 'end' ? <EndDialog measure={id} isServed={isServed} close={close} /> : null}
        {doing === 'object' ? <ObjectionDialog measure={id} close={close} /> : null}
      </Page>
    </Watermark>
  )
}
