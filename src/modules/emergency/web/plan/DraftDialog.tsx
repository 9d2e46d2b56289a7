import { Form } from 'antd'
import dayjs from 'dayjs'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { countyNow } from '#platform/web/clock.ts'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { localInstant } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { draftPlan, type ListedPlan } from '../../contract/plan.ts'
import { type Period, PeriodFields } from './PeriodFields.tsx'

const DAY_HOURS = 24
const MORNING = 8

/** The period of the next plan; what the last one carries over stands in it already. */
export function DraftDialog({ last, close }: { last: ListedPlan | undefined; close: () => void }): ReactNode {
  const say = useWords('emergency')
  const navigate = useNavigate()
  const command = useCommand(draftPlan)
  const [id] = useState(newId)
  const [period, setPeriod] = useState<Period>(() => ({ startsAt: nextStart(last), hours: DAY_HOURS }))
  const go = async (): Promise<void> => {
    const outcome = await command.send(period, { id })
    if (outcome.state === 'accepted') void navigate(`/plans/${id}`)
  }
  return (
    <ConfirmDialog title={say('plan.draftTitle')} ok={say('plan.draft')} command={command} go={go} close={close}>
      <Form layout="vertical">
        <PeriodFields period={period} change={setPeriod} note={fieldProblem(command.problem, 'startsAt')} />
      </Form>
      {last ? <p className="soft">{say('plan.carries', { no: last.no, count: last.carried })}</p> : null}
    </ConfirmDialog>
  )
}

/** Where the last plan ends, if that lies ahead; else the next eight in the morning. */
function nextStart(last: ListedPlan | undefined): string {
  const now = dayjs(countyNow())
  if (last && dayjs(last.endsAt).isAfter(now.subtract(DAY_HOURS, 'hour'))) return localInstant(new Date(last.endsAt))
  const today = now.hour(MORNING).startOf('hour')
  return localInstant((today.isAfter(now) ? today : today.add(1, 'day')).toDate())
}
