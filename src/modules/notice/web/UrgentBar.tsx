import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { acknowledge, countNotices, type Notice } from '../contract/index.ts'
import { useNoticeWords } from './useNoticeWords.ts'
import { deskWay } from './way.ts'
import './notice.css'

/** Over every page of the desk: the urgent notice that has waited longest for an acknowledgement. */
export function UrgentBar(): ReactNode {
  const { data } = useQuery(countNotices, {})
  const [first] = data?.urgent ?? []
  return first ? <Bar key={first.occasion} notice={first} more={(data?.urgent.length ?? 1) - 1} /> : null
}

function Bar({ notice, more }: { notice: Notice; more: number }): ReactNode {
  const say = useWords('notice')
  const format = useFormat()
  const wordsOf = useNoticeWords()
  const command = useCommand(acknowledge)
  return (
    <div className="notice-urgent no-print" role="alert">
      <strong>{say('urgent')}</strong>
      <span className="notice-urgent-words">
        {wordsOf(notice)} <span className="soft">{format.relative(notice.at)}</span>
      </span>
      {more > 0 ? <Link to="/notices?show=urgent">{say('more', { count: more })}</Link> : null}
      {command.problem ? <ProblemNote problem={command.problem} /> : null}
      <Link to={deskWay(notice)}>{say('open')}</Link>
      <Button
        type="primary"
        size="small"
        loading={command.busy}
        onClick={() => void command.send({ occasion: notice.occasion })}
      >
        {say('acknowledge')}
      </Button>
    </div>
  )
}
