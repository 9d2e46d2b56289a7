import { Button, Form, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useTabDraft } from '#platform/web/desk/useTabDraft.ts'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { planOwnRun, planRun, runKinds } from '../../contract/index.ts'
import { bodyOf, type Draft, missingOf } from './draft.ts'
import { type Note, shownFields } from './note.ts'
import { SayFields } from './SayFields.tsx'
import { StopsEditor } from './StopsEditor.tsx'
import { WhoFields } from './WhoFields.tsx'

/** The form of a run: what and who at the left, its stops in order at the right. */
export function PlanForm({ begun, keptAs }: { begun: () => Draft; keptAs: string }): ReactNode {
  const say = useWords('patrol')
  const navigate = useNavigate()
  const { may } = useSession()
  const leads = may(planRun.name)
  const led = useCommand(planRun)
  const own = useCommand(planOwnRun)
  const command = leads ? led : own
  const [id] = useState(newId)
  const kept = useTabDraft(`lianfang.patrol.${keptAs}`, begun)
  const { draft } = kept
  const [isTried, setIsTried] = useState(false)
  const missing = missingOf(draft, leads)
  const change = (more: Partial<Draft>): void => {
    command.reset()
    kept.change(more)
  }
  const note: Note = (key, path) => {
    const text = isTried && missing.has(key) ? say(`wrong.${key}`) : fieldProblem(command.problem, path)
    return text ? { validateStatus: 'error', help: text } : {}
  }

  async function go(): Promise<void> {
    setIsTried(true)
    if (missing.size > 0) return
    const body = bodyOf(draft)
    const outcome = leads
      ? await led.send({ ...body, agency: draft.agency ?? '' }, { id })
      : await own.send(body, { id })
    if (outcome.state !== 'accepted') return
    kept.drop()
    void navigate(`/patrols/${id}`, { replace: true })
  }

  return (
    <Form layout="vertical" className="patrol-form">
      <div className="patrol-plan">
        <Panel>
          <Form.Item label={say('kindTitle')}>
            <Radio.Group
              optionType="button"
              value={draft.kind}
              onChange={(event) => change({ kind: event.target.value })}
              options={runKinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
            />
          </Form.Item>
          <WhoFields draft={draft} change={change} note={note} leads={leads} problem={command.problem} />
          {draft.kind === 'broadcast' ? <SayFields draft={draft} change={change} note={note} /> : null}
        </Panel>
        <StopsEditor
          draft={draft}
          change={change}
          note={note}
          missing={isTried ? missing : new Set()}
          problemOf={(nth, field) => fieldProblem(command.problem, `stops/${nth}/${field}`)}
        />
      </div>
      {isTried && missing.size > 0 ? (
        <p className="late" role="alert">
          {say('wrong.some')}
        </p>
      ) : null}
      <div className="patrol-go">
        <Button type="primary" loading={command.busy} onClick={() => void go()}>
          {say('plan.go')}
        </Button>
        <Button onClick={() => void navigate('/patrols')}>{say('action.cancel')}</Button>
        <CommandNote progress={command.progress} shownFields={shownFields(draft)} />
      </div>
    </Form>
  )
}
