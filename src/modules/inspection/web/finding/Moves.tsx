import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { DueChoice } from '#platform/web/desk/DueChoice.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { answerFinding, closeFinding, giveBack, isDifficulty, type WholeFinding } from '../../contract/index.ts'

/** What can be done about a finding as it stands. What is typed stays until the server has taken it. */
export function Moves({ whole: { finding, isMine } }: { whole: WholeFinding }): ReactNode {
  const say = useWords('inspection')
  const { may } = useSession()
  const [said, setSaid] = useState('')
  const [byWhen, setByWhen] = useState<string>()
  const [isTried, setIsTried] = useState(false)
  const commands = {
    answer: useCommand(answerFinding),
    back: useCommand(giveBack),
    close: useCommand(closeFinding),
  }
  const words = said.trim()
  const own = { finding: finding.id }
  const busy = Object.values(commands).some((command) => command.busy)
  const inspects = may(closeFinding.name)
  const answers = isMine && may(answerFinding.name)
  const closes = inspects && (finding.state === 'answered' || isDifficulty(finding.kind))
  if (finding.state === 'closed' || (!answers && !closes)) return null
  const go = async (send: () => Promise<{ state: string }>, needsWords: boolean): Promise<void> => {
    setIsTried(needsWords)
    if (needsWords && !words) return
    if ((await send()).state !== 'accepted') return
    setSaid('')
    setByWhen(undefined)
    setIsTried(false)
  }
  const problem = isTried && !words ? say('wrong.said') : fieldProblem(commands.answer.problem, 'said')
  return (
    <div className="inspection-moves no-print">
      <Input.TextArea
        aria-label={say(answers ? 'moves.answerWords' : 'moves.closeWords')}
        placeholder={say(answers ? 'moves.answerWords' : 'moves.closeWords')}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={500}
        value={said}
        {...(problem ? { status: 'error' as const } : {})}
        onChange={(event) => setSaid(event.target.value)}
      />
      {problem ? <p className="late">{problem}</p> : null}
      {answers ? (
        <div>
          <p className="soft">{say('moves.byWhen')}</p>
          <DueChoice value={byWhen} onChange={setByWhen} keep={say('moves.doneAlready')} />
          {fieldProblem(commands.answer.problem, 'byWhen') ? (
            <p className="late">{fieldProblem(commands.answer.problem, 'byWhen')}</p>
          ) : null}
        </div>
      ) : null}
      <div className="inspection-acts">
        {answers ? (
          <Button
            type="primary"
            loading={busy}
            onClick={() =>
              void go(() => commands.answer.send({ ...own, said: words, ...(byWhen ? { byWhen } : {}) }), true)
            }
          >
            {say(finding.state === 'answered' ? 'moves.answerAgain' : 'moves.answer')}
          </Button>
        ) : null}
        {closes ? (
          <Button
            type={answers ? 'default' : 'primary'}
            loading={busy}
            onClick={() => void go(() => commands.close.send({ ...own, ...(words ? { said: words } : {}) }), false)}
          >
            {say('moves.close')}
          </Button>
        ) : null}
        {inspects && finding.state === 'answered' ? (
          <Button loading={busy} onClick={() => void go(() => commands.back.send({ ...own, why: words }), true)}>
            {say('moves.back')}
          </Button>
        ) : null}
      </div>
      {Object.entries(commands).map(([name, { progress }]) => (
        <CommandNote key={name} progress={progress} shownFields={['said', 'byWhen', 'why']} />
      ))}
    </div>
  )
}
