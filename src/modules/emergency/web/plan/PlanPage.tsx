import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { closePlan, editPlan, getPlan, type WholePlan } from '../../contract/plan.ts'
import { ApproveButton } from './ApproveButton.tsx'
import { ClosePanel } from './ClosePanel.tsx'
import { DropButton } from './DropButton.tsx'
import { PlanEditor } from './PlanEditor.tsx'
import { PlanTable } from './PlanTable.tsx'
import './plan.css'

/** One plan: written while it is a draft, read and printed afterwards, closed with its results. */
export default function PlanPage(): ReactNode {
  const { id = '' } = useParams()
  const found = useQuery(getPlan, { id }, { keep: true })
  if (found.error && !found.data) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  return found.data ? (
    <Shown key={found.data.plan.id} whole={found.data} reload={() => void found.refetch()} />
  ) : (
    <WaitWords />
  )
}

function Shown({ whole, reload }: { whole: WholePlan; reload: () => void }): ReactNode {
  const say = useWords('emergency')
  const format = useFormat()
  const { may } = useSession()
  const [isClosing, setIsClosing] = useState(false)
  const { plan } = whole
  const writes = plan.state === 'draft' && may(editPlan.name)
  useShortcuts([{ keys: 'p', label: 'emergency:key.print', run: () => window.print() }])
  return (
    <Page
      title={say('plan.pageTitle', { no: plan.no })}
      answers={`${plan.emergencyName} · ${say('plan.period', { from: format.moment(plan.startsAt), to: format.moment(plan.endsAt) })}`}
      above={<Link to="/plans">{say('plan.title')}</Link>}
      actions={
        <>
          <Button onClick={() => window.print()}>{say('action.print')}</Button>
          {plan.state === 'approved' && may(closePlan.name) && !isClosing ? (
            <Button type="primary" onClick={() => setIsClosing(true)}>
              {say('plan.close')}
            </Button>
          ) : null}
          {plan.state === 'draft' ? <DropButton whole={whole} /> : null}
          {plan.state === 'draft' ? <ApproveButton whole={whole} /> : null}
        </>
      }
    >
      {plan.droppedWhy ? <p className="plan-dropped">{say('plan.droppedWhy', { why: plan.droppedWhy })}</p> : null}
      {writes ? <PlanEditor whole={whole} reload={reload} /> : null}
      {isClosing && plan.state === 'approved' ? <ClosePanel whole={whole} close={() => setIsClosing(false)} /> : null}
      <Panel className={writes || isClosing ? 'print-only' : ''}>
        <PlanTable whole={whole} />
      </Panel>
    </Page>
  )
}
