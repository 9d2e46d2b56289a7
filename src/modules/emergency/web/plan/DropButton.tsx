import { App, Button, Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { forgetDraft } from '#platform/web/desk/useDraft.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { dropPlan, type WholePlan } from '../../contract/plan.ts'
import { draftName } from './usePlanDraft.ts'

/** Drops a draft that is wrong, with the reason that stands on record. */
export function DropButton({ whole: { plan } }: { whole: WholePlan }): ReactNode {
  const say = useWords('emergency')
  const { message } = App.useApp()
  const { may } = useSession()
  const navigate = useNavigate()
  const command = useCommand(dropPlan)
  const [isOpen, setIsOpen] = useState(false)
  const [why, setWhy] = useState('')
  const [isTried, setIsTried] = useState(false)
  if (!may(dropPlan.name)) return null
  const note = isTried && !why.trim() ? say('plan.dropWhyMissing') : fieldProblem(command.problem, 'why')
  const go = async (): Promise<void> => {
    setIsTried(true)
    if (!why.trim()) return
    const outcome = await command.send({ plan: plan.id, version: plan.version, why: why.trim() })
    if (outcome.state !== 'accepted') return
    forgetDraft(draftName(plan.id))
    void message.success(say('plan.dropped'))
    void navigate('/plans')
  }
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{say('plan.drop')}</Button>
      {isOpen ? (
        <ConfirmDialog
          title={say('plan.dropTitle', { no: plan.no })}
          ok={say('plan.drop')}
          danger
          command={command}
          go={go}
          close={() => setIsOpen(false)}
        >
          <p>{say('plan.dropWhat', { count: plan.objectives })}</p>
          <Form layout="vertical">
            <Field label={say('plan.dropWhy')} {...(note ? { validateStatus: 'error' as const, help: note } : {})}>
              <Input.TextArea
                value={why}
                maxLength={200}
                autoSize={{ minRows: 1, maxRows: 4 }}
                onChange={(event) => setWhy(event.target.value)}
              />
            </Field>
          </Form>
        </ConfirmDialog>
      ) : null}
    </>
  )
}
