import { Button, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useListKeys } from '#platform/web/keyboard.ts'
import { EmptyPane, ProblemNote, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { usePages, useQuery } from '#platform/web/query.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { countNotices, listNotices, type Notice, readAll, readNotices } from '../../contract/index.ts'
import { deskWay } from '../way.ts'
import { NoticeRow } from './NoticeRow.tsx'
import { SentList } from './SentList.tsx'
import '../notice.css'

const shows = ['all', 'unread', 'urgent', 'sent'] as const

/** What I should know of, unread first; and of the urgent ones that I raised, who has acknowledged. */
export default function NoticesPage(): ReactNode {
  const say = useWords('notice')
  const [filter, setFilter] = useUrlState(['show'] as const)
  const show = shows.find((one) => one === filter.show) ?? 'all'
  return (
    <Page title={say('title')} answers={say('answers')} actions={<ReadAll />}>
      <Panel>
        <div className="notice-filters">
          <Segmented<(typeof shows)[number]>
            aria-label={say('filter')}
            value={show}
            onChange={(next) => setFilter({ show: next === 'all' ? undefined : next })}
            options={shows.map((value) => ({ value, label: say(`show.${value}`) }))}
          />
        </div>
        {show === 'sent' ? <SentList /> : <List key={show} show={show} />}
      </Panel>
    </Page>
  )
}

/** Those that were on the screen at the press; what comes meanwhile stays unread. */
function ReadAll(): ReactNode {
  const say = useWords('notice')
  const { data } = useQuery(countNotices, {})
  const command = useCommand(readAll)
  const [isDone, setIsDone] = useState(false)
  const count = (data?.unread ?? 0) - (data?.urgent.length ?? 0)
  return (
    <>
      {command.problem ? <ProblemNote problem={command.problem} /> : null}
      {isDone && count <= 0 ? <span className="soft">{say('readAll.done')}</span> : null}
      <Button
        disabled={count <= 0}
        loading={command.busy}
        onClick={() =>
          void command.send({ upTo: new Date().toISOString() }).then(({ state }) => setIsDone(state === 'accepted'))
        }
      >
        {say('readAll.go')}
      </Button>
    </>
  )
}

function List({ show }: { show: 'all' | 'unread' | 'urgent' }): ReactNode {
  const say = useWords('notice')
  const navigate = useNavigate()
  const paged = usePages(listNotices, { show }, { keep: true })
  const read = useCommand(readNotices)
  const open = (notice: Notice): void => {
    if (!notice.read && !notice.urgent) void read.send({ occasions: [notice.occasion] })
    void navigate(deskWay(notice))
  }
  const { active } = useListKeys(paged.rows.length, (index) => {
    const notice = paged.rows[index]
    if (notice) open(notice)
  })
  if (paged.query.isPending) return <WaitWords />
  if (paged.query.error && paged.rows.length === 0)
    return <ProblemPane problem={paged.query.error.body} retry={() => void paged.query.refetch()} />
  if (paged.rows.length === 0) return <EmptyPane title={say(`none.${show}`)} hint={say('none.hint')} />
  return (
    <>
      <ul className="notice-list">
        {paged.rows.map((notice, index) => (
          <li key={notice.occasion} data-row-index={index}>
            <NoticeRow notice={notice} isActive={index === active} open={() => open(notice)} />
          </li>
        ))}
      </ul>
      {paged.hasMore ? (
        <div className="list-foot">
          <Button size="small" loading={paged.query.isFetchingNextPage} onClick={paged.loadMore}>
            {say('action.more')}
          </Button>
        </div>
      ) : null}
    </>
  )
}
