import { Button, Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { answerContest, type Contest } from '../../contract/index.ts'

/** People who say that their own record is wrong, the longest waiting first; nobody answers the own objection. */
export function Contests({ contests }: { contests: readonly Contest[] }): ReactNode {
  const say = useWords('duty')
  if (contests.length === 0) return null
  return (
    <Panel title={say('contest.title', { count: contests.length })}>
      <ul className="duty-contests">
        {contests.map((contest) => (
          <One key={contest.id} contest={contest} />
        ))}
      </ul>
    </Panel>
  )
}

function One({ contest }: { contest: Contest }): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const { session } = useSession()
  const command = useCommand(answerContest)
  const [said, setSaid] = useState('')
  const isOwn = contest.account === session.account.id
  const [isTried, setIsTried] = useState(false)
  const send = (upheld: boolean): void => {
    setIsTried(true)
    if (said.trim()) void command.send({ contest: contest.id, upheld, said: said.trim() })
  }
  const wrong = isTried && !said.trim() ? say('contest.sayWhy') : fieldProblem(command.problem, 'said')
  return (
    <li>
      <p>
        <strong>{contest.name}</strong> <span className="faint">{contest.agencyName}</span> {contest.postName}{' '}
        {format.moment(contest.startsAt)}–{format.time(contest.endsAt)} · {say(`standing.${contest.standing}`)}
      </p>
      <p>
        <q>{contest.said}</q> <span className="faint">{format.relative(contest.at)}</span>
      </p>
      {isOwn ? (
        <p className="soft">{say('contest.own')}</p>
      ) : (
        <Form layout="vertical">
          <Field label={say('contest.answer')} {...(wrong ? { validateStatus: 'error' as const, help: wrong } : {})}>
            <Input maxLength={300} value={said} onChange={(event) => setSaid(event.target.value)} />
          </Field>
          <div className="duty-acts">
            <Button type="primary" loading={command.busy} onClick={() => send(true)}>
              {say('contest.uphold')}
            </Button>
            <Button loading={command.busy} onClick={() => send(false)}>
              {say('contest.keep')}
            </Button>
          </div>
        </Form>
      )}
      <CommandNote progress={command.progress} shownFields={['said']} />
    </li>
  )
}
