import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Input } from 'antd'
import type { ReactNode } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { editPlan, type WholePlan } from '../../contract/plan.ts'
import { ObjectiveFields } from './ObjectiveFields.tsx'
import { PeriodFields } from './PeriodFields.tsx'
import { emptyObjective, usePlanDraft } from './usePlanDraft.ts'

const MOST = 20

/** Period, aim and objectives of a draft. Words that are not saved survive a reload; of two writers the second is told. */
export function PlanEditor({ whole, reload }: { whole: WholePlan; reload: () => void }): ReactNode {
  const say = useWords('emergency')
  const { message } = App.useApp()
  const command = useCommand(editPlan)
  const { draft, isMine, isBehind, change, saved, drop } = usePlanDraft(whole)
  const { objectives } = draft
  const set = (nth: number, part: object): void =>
    change({ objectives: objectives.map((one, index) => (index === nth ? { ...one, ...part } : one)) })
  const save = async (): Promise<void> => {
    const outcome = await command.send({ plan: whole.plan.id, ...draft })
    if (outcome.state !== 'accepted') return
    saved(draft, outcome.result.version)
    void message.success(say('plan.saved'))
  }
  const theirs = (): void => {
    drop()
    command.reset()
    reload()
  }
  const isCollided = isBehind || command.problem?.code === 'emergency.plan_changed'
  return (
    <Form layout="vertical" className="plan-editor no-print" onFinish={() => void save()}>
      <Panel>
        <PeriodFields period={draft} change={change} note={fieldProblem(command.problem, 'startsAt')} />
        <Field label={say('plan.aim')}>
          <Input.TextArea
            value={draft.aim}
            maxLength={500}
            autoSize={{ minRows: 1, maxRows: 4 }}
            onChange={(event) => change({ aim: event.target.value })}
          />
        </Field>
      </Panel>
      <Panel title={say('plan.objectivesTitle')}>
        {objectives.length === 0 ? <p className="soft">{say('plan.noObjective')}</p> : null}
        <ol className="plan-objectives">
          {objectives.map((objective, nth) => (
            <ObjectiveFields
              key={objective.id}
              nth={nth}
              objective={objective}
              problem={command.problem}
              set={(part) => set(nth, part)}
              remove={() => change({ objectives: objectives.filter((_, index) => index !== nth) })}
            />
          ))}
        </ol>
        <Button
          icon={<PlusOutlined aria-hidden />}
          disabled={objectives.length >= MOST}
          onClick={() => change({ objectives: [...objectives, emptyObjective()] })}
        >
          {say('plan.addObjective')}
        </Button>
      </Panel>
      {isCollided ? (
        <p className="plan-behind" role="alert">
          {say('plan.behind')}{' '}
          <Button size="small" onClick={theirs}>
            {say('plan.theirs')}
          </Button>
        </p>
      ) : (
        <CommandNote progress={command.progress} />
      )}
      <div className="plan-foot">
        <Button type="primary" htmlType="submit" loading={command.busy} disabled={!isMine}>
          {say('plan.save')}
        </Button>
        <span className="soft">{say(isMine ? 'plan.unsavedHere' : 'plan.allSaved')}</span>
      </div>
    </Form>
  )
}
