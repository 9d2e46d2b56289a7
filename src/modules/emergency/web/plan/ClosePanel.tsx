import { App, Button, Form, Input, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { closePlan, outcomes, type WholePlan } from '../../contract/plan.ts'

type Outcome = (typeof outcomes)[number]
interface Said {
  outcome?: Outcome
  result: string
}

/** What came of every objective; what is carried over says why, and stands in the next plan. */
export function ClosePanel({ whole, close }: { whole: WholePlan; close: () => void }): ReactNode {
  const say = useWords('emergency')
  const { message } = App.useApp()
  const command = useCommand(closePlan)
  const [said, setSaid] = useState<Readonly<Record<string, Said>>>({})
  const [isTried, setIsTried] = useState(false)
  const of = (id: string): Said => said[id] ?? { result: '' }
  const set = (id: string, part: Partial<Said>): void => setSaid({ ...said, [id]: { ...of(id), ...part } })
  const go = async (): Promise<void> => {
    setIsTried(true)
    const results = whole.objectives.flatMap(({ id }) => {
      const { outcome, result } = of(id)
      return outcome && result.trim() ? [{ objective: id, outcome, result: result.trim() }] : []
    })
    if (results.length < whole.objectives.length) return
    const outcome = await command.send({ plan: whole.plan.id, version: whole.plan.version, results })
    if (outcome.state !== 'accepted') return
    void message.success(say('plan.closed'))
    close()
  }
  return (
    <Panel title={say('plan.closeTitle')} className="no-print">
      <Form layout="vertical">
        <ol className="plan-results">
          {whole.objectives.map(({ id, text, success }, nth) => {
            const { outcome, result } = of(id)
            const missing = isTried && (!outcome || !result.trim())
            return (
              <li key={id}>
                <fieldset aria-label={say('plan.objective', { nth: nth + 1 })}>
                  <p>
                    <span className="faint num">{nth + 1}</span> <strong>{text}</strong>{' '}
                    <span className="soft">{success}</span>
                  </p>
                  <Radio.Group
                    aria-label={say('plan.result')}
                    value={outcome ?? null}
                    onChange={(event) => set(id, { outcome: event.target.value })}
                    options={outcomes.map((one) => ({ value: one, label: say(`plan.outcome_${one}`) }))}
                  />
                  <Field
                    label={say(outcome === 'carried' ? 'plan.whyCarried' : 'plan.resultWords')}
                    {...(missing ? { validateStatus: 'error' as const, help: say('plan.resultMissing') } : {})}
                  >
                    <Input.TextArea
                      value={result}
                      maxLength={500}
                      autoSize={{ minRows: 1, maxRows: 4 }}
                      onChange={(event) => set(id, { result: event.target.value })}
                    />
                  </Field>
                </fieldset>
              </li>
            )
          })}
        </ol>
      </Form>
      <CommandNote progress={command.progress} />
      <div className="plan-foot">
        <Button type="primary" loading={command.busy} onClick={() => void go()}>
          {say('plan.closeNow')}
        </Button>
        <Button onClick={close}>{say('action.cancel')}</Button>
      </div>
    </Panel>
  )
}
