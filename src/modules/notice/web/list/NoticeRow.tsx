import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { acknowledge, type Notice, readNotices } from '../../contract/index.ts'
import { useNoticeWords } from '../useNoticeWords.ts'
import { deskWay } from '../way.ts'

/** One notice: what it is about, since when, and the one thing to do with it. */
export function NoticeRow({
  notice,
  isActive,
  open,
}: {
  notice: Notice
  isActive: boolean
  open: () => void
}): ReactNode {
  const format = useFormat()
  const say = useWords('notice')
  const wordsOf = useNoticeWords()
  const states = [
    notice.read ? '' : 'is-unread',
    notice.urgent ? 'is-urgent' : '',
    notice.settled ? 'is-settled' : '',
    isActive ? 'is-active' : '',
  ]
  return (
    <div className={`notice-row ${states.filter(Boolean).join(' ')}`}>
      <span className="notice-dot" aria-hidden />
      <Link
        to={deskWay(notice)}
        onClick={(event) => {
          event.preventDefault()
          open()
        }}
      >
        {notice.urgent ? <span className="notice-mark">{say('urgent')}</span> : null}
        {wordsOf(notice)}
        {notice.read ? null : <span className="sr-only"> {say('unread')}</span>}
      </Link>
      <span className="soft" title={format.moment(notice.at)}>
        {format.relative(notice.at)}
      </span>
      <span className="notice-end">
        <End notice={notice} />
      </span>
    </div>
  )
}

function End({ notice }: { notice: Notice }): ReactNode {
  const say = useWords('notice')
  const format = useFormat()
  const confirm = useCommand(acknowledge)
  const read = useCommand(readNotices)
  const problem = confirm.problem ?? read.problem
  if (problem) return <span className="late">{problem.title}</span>
  if (notice.acknowledgedAt)
    return <span className="soft">{say('acknowledgedAt', { when: format.moment(notice.acknowledgedAt) })}</span>
  if (notice.settled) return <span className="soft">{say('settled')}</span>
  if (notice.urgent)
    return (
      <Button
        type="primary"
        size="small"
        loading={confirm.busy}
        onClick={() => void confirm.send({ occasion: notice.occasion })}
      >
        {say('acknowledge')}
      </Button>
    )
  if (notice.read) return null
  return (
    <button type="button" className="link-button" onClick={() => void read.send({ occasions: [notice.occasion] })}>
      {say('read')}
    </button>
  )
}
