import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { cancelOwnRun, cancelRun, getOwnRun, getRun, planOwnRun, planRun, type WholeRun } from '../../contract/index.ts'
import { RunMark } from '../RunMark.tsx'
import { CancelDialog } from './CancelDialog.tsx'
import { ChangeDialog } from './ChangeDialog.tsx'
import { Findings } from './Findings.tsx'
import { Played } from './Played.tsx'
import { RunMap } from './RunMap.tsx'
import { StopTable } from './StopTable.tsx'
import '../patrol.css'

/** One run: who drives what, which stops were reached when, on the map and in order, and what was found. */
export default function RunPage(): ReactNode {
  const { id = '' } = useParams()
  const { may } = useSession()
  const found = useQuery(may(getRun.name) ? getRun : getOwnRun, { id }, { keep: true })
  if (found.error && !found.data) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  return found.data ? <Shown whole={found.data} /> : <WaitWords />
}

function Shown({ whole }: { whole: WholeRun }): ReactNode {
  const say = useWords('patrol')
  const format = useFormat()
  const navigate = useNavigate()
  const { may } = useSession()
  const [step, setStep] = useState<'change' | 'cancel'>()
  const { run, crew, stops } = whole
  const isLive = run.state === 'planned' || run.state === 'running'
  const facts: [string, ReactNode][] = [
    [say('agency'), run.agencyName],
    [say('vehicle'), run.vehicle ?? <span className="faint">–</span>],
    [say('crew'), crew.map(({ name }) => name).join('、')],
    [say('when'), `${format.moment(run.startsAt)} – ${format.moment(run.endsAt)}`],
    [
      say('page.driven'),
      whole.begunAt ? (
        `${format.moment(whole.begunAt)} – ${whole.endedAt ? format.moment(whole.endedAt) : say('page.onTheWay')}`
      ) : (
        <span key="none" className={run.late ? 'late' : 'faint'}>
          {say('page.notBegun')}
        </span>
      ),
    ],
    [say('page.planned'), `${format.moment(whole.plannedAt)} ${whole.plannedBy}`],
    ...(whole.despite
      ? [
          [
            say('page.despite'),
            <span key="despite">
              {whole.despite}
              {whole.overlaps.map((other) => (
                <span key={`${other.who} ${other.name} ${other.startsAt}`} className="soft patrol-line">
                  {say('page.overlap', {
                    who: other.who ?? run.vehicle ?? '',
                    name: other.name,
                    from: format.moment(other.startsAt),
                    to: format.time(other.endsAt),
                  })}
                </span>
              ))}
            </span>,
          ] as [string, ReactNode],
        ]
      : []),
    ...(whole.copiedFrom
      ? [
          [
            say('page.copied'),
            <Link key="copied" to={`/patrols/${whole.copiedFrom}`}>
              {say('page.copiedFrom')}
            </Link>,
          ] as [string, ReactNode],
        ]
      : []),
  ]
  return (
    <Page
      title={run.name}
      answers={say('page.line', {
        kind: say(`kind.${run.kind}`),
        done: run.done,
        stops: run.stops,
        skipped: run.skipped,
      })}
      above={<Link to="/patrols">{say('title')}</Link>}
      actions={
        <>
          <Button onClick={() => window.print()}>{say('action.print')}</Button>
          {may(planRun.name) || may(planOwnRun.name) ? (
            <Button onClick={() => void navigate(`/patrols/new?copy=${run.id}`)}>{say('page.copy')}</Button>
          ) : null}
          {isLive && (may(cancelRun.name) || may(cancelOwnRun.name)) ? (
            <>
              <Button onClick={() => setStep('change')}>{say('change.open')}</Button>
              <Button danger onClick={() => setStep('cancel')}>
                {say('cancel.open')}
              </Button>
            </>
          ) : null}
        </>
      }
    >
      {whole.cancelledAt ? (
        <p className="patrol-cancelled">
          {say('cancel.line', {
            at: format.moment(whole.cancelledAt),
            by: whole.cancelledBy ?? '',
            why: whole.cancelledWhy ?? '',
          })}
        </p>
      ) : null}
      <div className="patrol-panes">
        <Panel>
          <p className="patrol-mark">
            <RunMark run={run} />
          </p>
          <dl className="patrol-facts">
            {facts.map(([title, text]) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
          {run.kind === 'broadcast' ? <Played whole={whole} /> : null}
        </Panel>
        <RunMap whole={whole} />
      </div>
      <StopTable stops={stops} kind={run.kind} />
      {run.kind === 'patrol' ? <Findings findings={whole.findings} /> : null}
      {step === 'cancel' ? <CancelDialog run={run} close={() => setStep(undefined)} /> : null}
      {step === 'change' ? <ChangeDialog whole={whole} close={() => setStep(undefined)} /> : null}
    </Page>
  )
}
