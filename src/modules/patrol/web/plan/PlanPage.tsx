import { type ReactNode, useCallback } from 'react'
import { Link, useSearchParams } from 'react-router'
import { countyNow } from '#platform/web/clock.ts'
import { Page } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { getOwnRun, getRun, type WholeRun } from '../../contract/index.ts'
import { copyOf, emptyDraft } from './draft.ts'
import { PlanForm } from './PlanForm.tsx'
import '../patrol.css'

/** A run to be planned: anew, or as an earlier one. */
export default function PlanPage(): ReactNode {
  const say = useWords('patrol')
  const [search] = useSearchParams()
  const copy = search.get('copy')
  return (
    <Page
      title={say('plan.title')}
      answers={say(copy ? 'plan.answersCopy' : 'plan.answers')}
      above={<Link to="/patrols">{say('title')}</Link>}
    >
      {copy ? <Copied id={copy} /> : <Fresh />}
    </Page>
  )
}

function Fresh(): ReactNode {
  const begun = useCallback(() => emptyDraft(countyNow()), [])
  return <PlanForm begun={begun} keptAs="new" />
}

function Copied({ id }: { id: string }): ReactNode {
  const { may } = useSession()
  const found = useQuery(may(getRun.name) ? getRun : getOwnRun, { id })
  if (found.error) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  return found.data ? <AsBefore key={id} whole={found.data} /> : <WaitWords />
}

function AsBefore({ whole }: { whole: WholeRun }): ReactNode {
  const begun = useCallback(() => copyOf(whole, countyNow(), newId), [whole])
  return <PlanForm begun={begun} keptAs={`copy.${whole.run.id}`} />
}
