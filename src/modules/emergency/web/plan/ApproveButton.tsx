import { App, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { hasUnsaved } from '#platform/web/desk/useDraft.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { approvePlan, type WholePlan } from '../../contract/plan.ts'
import { draftName } from './usePlanDraft.ts'

/** The commander puts the plan in force; what is not saved yet is said first. */
export function ApproveButton({ whole: { plan } }: { whole: WholePlan }): ReactNode {
  const say = useWords('emergency')
  const { message } = App.useApp()
  const { may } = useSession()
  const command = useCommand(approvePlan)
  const [isOpen, setIsOpen] = useState(false)
  if (!may(approvePlan.name)) return null
  const isUnsaved = isOpen && hasUnsaved(draftName(plan.id))
  const go = async (): Promise<void> => {
    const outcome = await command.send({ plan: plan.id, version: plan.version })
    if (outcome.state !== 'accepted') return
    void message.success(say('plan.approved'))
    setIsOpen(false)
  }
  return (
    <>
      <Button type="primary" disabled={plan.objectives === 0} onClick={() => setIsOpen(true)}>
        {say('plan.approve')}
      </Button>
      {isOpen ? (
        <ConfirmDialog
          title={say('plan.approveTitle', { no: plan.no })}
          ok={say('plan.approve')}
          disabled={isUnsaved}
          command={command}
          go={go}
          close={() => setIsOpen(false)}
        >
          <p>{say(isUnsaved ? 'plan.unsaved' : 'plan.approveWhat', { count: plan.objectives })}</p>
        </ConfirmDialog>
      ) : null}
    </>
  )
}
