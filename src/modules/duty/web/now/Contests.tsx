import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
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
  const send = (upheld: boolean) => void command.send({ contest: contest.id, upheld, said: said.trim() })
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
        <div className="duty-acts">
          <Input
            aria-label={say('contest.answer')}
            placeholder={say('contest.answer')}
            maxLength={300}
            value={said}
            onChange={(event) => setSaid(event.target.value)}
          />
          <Button type="primary" disabled={!said.trim()} loading={command.busy} onClick={() => send(true)}>
            {say('contest.uphold')}
          </Button>
          <Button disabled={!said.trim()} loading={command.busy} onClick={() => send(false)}>
            {say('contest.keep')}
          </Button>
        </div>
      )}
      <CommandNote progress={command.progress} />
    </li>
  )
}
