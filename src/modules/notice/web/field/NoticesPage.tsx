import { type ReactNode, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { Choice } from '#platform/web/field/choice.tsx'
import { NextIcon } from '#platform/web/field/icons.tsx'
import { Notice as Note } from '#platform/web/field/notice.tsx'
import { ReadFailed } from '#platform/web/field/read.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { WaitWords } from '#platform/web/problem.tsx'
import { usePages, useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { acknowledge, countNotices, listNotices, type Notice, readAll, readNotices } from '../../contract/index.ts'
import { useNoticeWords } from '../useNoticeWords.ts'
import { fieldWay } from '../way.ts'
import './notice-field.css'

const shows = ['all', 'unread', 'urgent'] as const
type Show = (typeof shows)[number]

/** What I should know of, unread first. */
export default function NoticesPage(): ReactNode {
  const say = useWords('notice')
  const [show, setShow] = useState<Show>('all')
  return (
    <Screen title={say('title')} back="/">
      <Choice<Show>
        hideLabel
        label={say('filter')}
        columns={3}
        value={show}
        onChange={setShow}
        options={shows.map((value) => ({ value, text: say(`show.${value}`) }))}
      />
      <List key={show} show={show} />
      <nav className="f-list">
        <Link className="f-row" to="/me/notices">
          <span className="f-row-main">{say('own.title')}</span>
          <NextIcon />
        </Link>
      </nav>
    </Screen>
  )
}

function List({ show }: { show: Show }): ReactNode {
  const say = useWords('notice')
  const { query, rows, hasMore, loadMore } = usePages(listNotices, { show }, { keep: true })
  const count = useQuery(countNotices, {})
  const all = useCommand(readAll)
  if (query.isPending) return <WaitWords />
  if (query.error && rows.length === 0) return <ReadFailed problem={query.error} retry={() => void query.refetch()} />
  if (rows.length === 0)
    return (
      <section className="f-card">
        <h2>{say(`none.${show}`)}</h2>
        <p className="f-quiet">{say('none.hint')}</p>
      </section>
    )
  const canRead = (count.data?.unread ?? 0) > (count.data?.urgent.length ?? 0)
  return (
    <>
      {all.problem ? <Note kind="problem">{all.problem.title}</Note> : null}
      {canRead ? (
        <BigButton disabled={all.busy} onClick={() => void all.send({ upTo: new Date().toISOString() })}>
          {say('readAll.go')}
        </BigButton>
      ) : null}
      <ul className="f-list" aria-label={say('title')}>
        {rows.map((notice) => (
          <li key={notice.occasion}>
            <Row notice={notice} />
          </li>
        ))}
      </ul>
      {hasMore ? <BigButton onClick={loadMore}>{say('action.more')}</BigButton> : null}
    </>
  )
}

function Row({ notice }: { notice: Notice }): ReactNode {
  const say = useWords('notice')
  const format = useFormat()
  const navigate = useNavigate()
  const wordsOf = useNoticeWords()
  const read = useCommand(readNotices)
  const confirm = useCommand(acknowledge)
  const way = fieldWay(notice)
  const waits = notice.urgent && !notice.acknowledgedAt && !notice.settled
  const open = async (): Promise<void> => {
    if (waits) await confirm.send({ occasion: notice.occasion })
    else if (!notice.read) void read.send({ occasions: [notice.occasion] })
    if (way) navigate(way)
  }
  return (
    <button
      type="button"
      className={notice.read ? 'f-row' : 'f-row f-notice-unread'}
      disabled={confirm.busy}
      onClick={() => void open()}
    >
      <span className="f-row-main">
        <span>
          {notice.urgent ? <span className="f-notice-urgent">{say('urgent')} · </span> : null}
          {wordsOf(notice)}
        </span>
        <span className="f-quiet f-small">
          {format.relative(notice.at)}
          {notice.acknowledgedAt ? ` · ${say('acknowledgedAt', { when: format.moment(notice.acknowledgedAt) })}` : ''}
          {notice.settled && !notice.acknowledgedAt ? ` · ${say('settled')}` : ''}
          {way ? '' : ` · ${say('atDesk')}`}
        </span>
        {confirm.problem ? <span className="f-late f-small">{confirm.problem.title}</span> : null}
      </span>
      {waits ? <span className="f-row-end f-notice-urgent f-strong">{say('acknowledge')}</span> : null}
      {way && !waits ? <NextIcon /> : null}
    </button>
  )
}
