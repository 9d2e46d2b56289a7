import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { Watermark } from '#platform/web/watermark.tsx'
import { listSent, type Sent } from '../../contract/index.ts'
import { useNoticeWords } from '../useNoticeWords.ts'
import { deskWay } from '../way.ts'

/** Urgent ones that I raised: who has acknowledged and when, who has not. */
export function SentList(): ReactNode {
  const say = useWords('notice')
  const query = useQuery(listSent, {})
  if (query.isPending) return <WaitWords />
  if (query.error) return <ProblemPane problem={query.error.body} retry={() => void query.refetch()} />
  if (query.data.items.length === 0) return <EmptyPane title={say('none.sent')} hint={say('none.sentHint')} />
  return (
    <Watermark>
      {query.data.items.map((sent) => (
        <Occasion key={sent.occasion} sent={sent} />
      ))}
    </Watermark>
  )
}

function Occasion({ sent }: { sent: Sent }): ReactNode {
  const say = useWords('notice')
  const format = useFormat()
  const wordsOf = useNoticeWords()
  const done = sent.people.filter(({ acknowledgedAt }) => acknowledgedAt).length
  return (
    <section className="notice-sent">
      <Link to={deskWay({ ...sent, about: null })}>{wordsOf({ ...sent, about: null, count: 1 })}</Link>{' '}
      <span className="soft">{format.moment(sent.at)}</span>{' '}
      <span className={done < sent.people.length ? 'late' : 'done'}>
        {say('sent.done', { done, all: sent.people.length })}
      </span>{' '}
      {sent.escalatedAt ? (
        <span className="soft">{say('sent.escalated', { when: format.moment(sent.escalatedAt) })}</span>
      ) : null}
      <ul>
        {sent.people.map(({ name, acknowledgedAt }, nth) => (
          <li key={`${name}${nth.toString()}`} className={acknowledgedAt ? '' : 'late'}>
            {name} {acknowledgedAt ? <span className="soft">{format.time(acknowledgedAt)}</span> : say('sent.not')}
          </li>
        ))}
      </ul>
    </section>
  )
}
