import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { currentEmergency } from '../../contract/index.ts'
import { draftPlan, type ListedPlan, listPlans } from '../../contract/plan.ts'
import { DraftDialog } from './DraftDialog.tsx'
import './plan.css'

/** Plans of the emergency, one a period: what was wanted, what was reached. */
export default function PlansPage(): ReactNode {
  const say = useWords('emergency')
  const { may } = useSession()
  const plans = useQuery(listPlans, {}, { keep: true })
  const current = useQuery(currentEmergency, {}, { keep: true })
  const [isDrafting, setIsDrafting] = useState(false)
  const items = plans.data?.items ?? []
  const last = items.find(({ state }) => state !== 'dropped')
  const isAgain = items.some(({ no, state }) => state === 'dropped' && no > (last?.no ?? 0))
  const canDraft = may(draftPlan.name) && Boolean(current.data?.live) && (!last || last.state === 'closed')
  const begin = (
    <Button type="primary" onClick={() => setIsDrafting(true)}>
      {say(isAgain ? 'plan.draftAgain' : last ? 'plan.draftNext' : 'plan.draftFirst')}
    </Button>
  )
  return (
    <Page
      title={say('plan.title')}
      answers={say('plan.answers')}
      actions={canDraft && items.length > 0 ? begin : undefined}
    >
      {plans.error && !plans.data ? (
        <ProblemPane problem={plans.error.body} retry={() => void plans.refetch()} />
      ) : !plans.data ? (
        <WaitWords />
      ) : items.length === 0 ? (
        <EmptyPane
          title={say('plan.none')}
          hint={say(current.data?.live ? 'plan.noneHint' : 'plan.noEmergency')}
          {...(canDraft ? { action: begin } : {})}
        />
      ) : (
        <Panel>
          <ol className="plan-list">
            {items.map((plan) => (
              <PlanRow key={plan.id} plan={plan} />
            ))}
          </ol>
        </Panel>
      )}
      {isDrafting ? <DraftDialog last={last} close={() => setIsDrafting(false)} /> : null}
    </Page>
  )
}

function PlanRow({ plan }: { plan: ListedPlan }): ReactNode {
  const say = useWords('emergency')
  const format = useFormat()
  return (
    <li>
      <Link to={`/plans/${plan.id}`}>
        <strong>{say('plan.no', { no: plan.no })}</strong>
        <span>{say('plan.period', { from: format.moment(plan.startsAt), to: format.moment(plan.endsAt) })}</span>
        <span className="plan-aim">{plan.aim}</span>
        <span className={`plan-state is-${plan.state}`}>{say(`plan.state_${plan.state}`)}</span>
        <span className="soft num">
          {plan.state === 'closed'
            ? say('plan.reachedOf', { reached: plan.reached, count: plan.objectives, carried: plan.carried })
            : say('plan.objectives', { count: plan.objectives })}
        </span>
      </Link>
    </li>
  )
}
