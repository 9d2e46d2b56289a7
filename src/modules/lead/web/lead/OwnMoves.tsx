import { Button, Input, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { answerLead, type Outcome, outcomes, passOn, type WholeLead } from '../../contract/index.ts'
import { AgencyChoice } from '../AgencyChoice.tsx'

/** What its owner does with a lead: says what was found out, hands it on, or gives it back. */
export function OwnMoves({ lead, close }: { lead: WholeLead['lead']; close: () => void }): ReactNode {
  const say = useWords('lead')
  const answers = useCommand(answerLead)
  const passes = useCommand(passOn)
  const [outcome, setOutcome] = useState<Outcome>()
  const [said, setSaid] = useState('')
  const [agency, setAgency] = useState<string>()
  const [isPassing, setIsPassing] = useState(false)
  const words = said.trim()
  if (lead.state !== 'assigned' && lead.state !== 'received') return null
  const done = async (send: Promise<{ state: string }>): Promise<void> => {
    if ((await send).state === 'accepted') close()
  }
  return (
    <div className="lead-moves">
      <h3>{say('answer.title')}</h3>
      <Radio.Group
        aria-label={say('answer.title')}
        value={outcome}
        onChange={(event) => setOutcome(event.target.value as Outcome)}
        options={outcomes.map((value) => ({ value, label: say(`outcome.${value}`) }))}
      />
      <Input.TextArea
        aria-label={say('answer.said')}
        placeholder={say('answer.said')}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={500}
        value={said}
        onChange={(event) => setSaid(event.target.value)}
      />
      <div className="lead-acts">
        <Button
          type="primary"
          disabled={!outcome}
          loading={answers.busy}
          onClick={() =>
            outcome && void done(answers.send({ lead: lead.id, outcome, ...(words ? { said: words } : {}) }))
          }
        >
          {say('answer.go')}
        </Button>
        <Button onClick={() => setIsPassing(!isPassing)}>{say('pass.open')}</Button>
      </div>
      {isPassing ? (
        <>
          <p className="soft">{say('pass.hint')}</p>
          <AgencyChoice
            label={say('pass.whom')}
            value={agency ? [agency] : []}
            onChange={([next]) => setAgency(next)}
          />
          <div className="lead-acts">
            <Button
              disabled={!words}
              loading={passes.busy}
              onClick={() => void done(passes.send({ lead: lead.id, said: words, ...(agency ? { agency } : {}) }))}
            >
              {say(agency ? 'pass.go' : 'pass.back')}
            </Button>
          </div>
        </>
      ) : null}
      {answers.problem ? <ProblemNote problem={answers.problem} /> : <CommandNote progress={answers.progress} />}
      {passes.problem ? <ProblemNote problem={passes.problem} /> : null}
    </div>
  )
}
