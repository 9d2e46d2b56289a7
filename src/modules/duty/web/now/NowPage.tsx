import { Select } from 'antd'
import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import { Watermark } from '#platform/web/watermark.tsx'
import { dayOf, getNow, mondayOf } from '../../contract/index.ts'
import { GateLink } from '../GateLink.tsx'
import { HolesStrip } from '../roster/HolesStrip.tsx'
import { Calls } from './Calls.tsx'
import { Contests } from './Contests.tsx'
import type { Now } from './types.ts'
import '../duty.css'

/** Who is where now: each post with those who should stand there, who came, who is late; calls, objections, notes. */
export default function NowPage(): ReactNode {
  const say = useWords('duty')
  const found = useQuery(getNow, {}, { keep: true })
  const navigate = useNavigate()
  const toWeek = (at: string) => void navigate(`/duty?week=${mondayOf(dayOf(Date.parse(at)))}`)
  return (
    <Watermark>
      <Page title={say('now.title')} answers={say('now.answers')} above={<Link to="/duty">{say('title')}</Link>}>
        {found.error && !found.data ? (
          <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
        ) : null}
        {found.data ? (
          <>
            <HolesStrip holes={found.data.holes} open={({ startsAt }) => toWeek(startsAt)} />
            <Contests contests={found.data.contests} />
            <Calls now={found.data} />
            <Posts now={found.data} />
          </>
        ) : found.error ? null : (
          <WaitWords />
        )}
      </Page>
    </Watermark>
  )
}

/** Which posts are shown: all, those short of people, those where nobody is though somebody is needed, those with holes ahead. */
const onlys = ['all', 'short', 'empty', 'holes'] as const

function Posts({ now }: { now: Now }): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const [url, setUrl] = useUrlState(['only'] as const)
  const only = onlys.find((one) => one === url.only) ?? 'all'
  const here = (standing: string) => standing === 'present' || standing === 'present_late'
  const rows = now.posts.map((post) => ({
    post,
    present: post.people.filter(({ standing, awaySince }) => here(standing) && !awaySince).length,
    notes: now.notes.filter((note) => note.post === post.id),
  }))
  const holed = new Set(now.holes.map(({ post }) => post))
  const fits: Record<(typeof onlys)[number], (row: (typeof rows)[number]) => boolean> = {
    all: () => true,
    short: ({ post, present }) => present < post.need,
    empty: ({ post, present }) => post.need > 0 && present === 0,
    holes: ({ post }) => holed.has(post.id),
  }
  const shown = rows.filter(fits[only])
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  return (
    <Panel
      title={say('now.posts')}
      aside={
        <Select
          className="no-print"
          aria-label={say('now.only.label')}
          popupMatchSelectWidth={false}
          value={only}
          onChange={(next) => setUrl({ only: next === 'all' ? undefined : next })}
          options={onlys.map((value) => ({
            value,
            label: `${say(`now.only.${value}`)} ${format.number(rows.filter(fits[value]).length)}`,
          }))}
        />
      }
    >
      <dl className="duty-figures">
        {(
          [
            ['need', sum(({ post }) => post.need)],
            ['rostered', sum(({ post }) => post.people.length)],
            ['present', sum(({ present }) => present)],
            ['late', sum(({ post }) => post.people.filter(({ standing }) => standing === 'late').length)],
          ] as const
        ).map(([figure, count]) => (
          <div key={figure} className={figure === 'late' && count > 0 ? 'is-late' : ''}>
            <dt>{say(`now.figure.${figure}`)}</dt>
            <dd className="num">{format.number(count)}</dd>
          </div>
        ))}
      </dl>
      {shown.length === 0 ? <EmptyPane title={say(rows.length === 0 ? 'empty.title' : 'now.allThere')} /> : null}
      <ul className="duty-now">
        {shown.map(({ post, present, notes }) => (
          <li key={post.id} className={present < post.need ? 'is-short' : ''}>
            <div className="duty-now-head">
              <strong>{post.name}</strong>
              <span className="soft">{say(`kind.${post.kind}`)}</span>
              <span className="num">{say('now.there', { present, need: post.need })}</span>
            </div>
            <ul className="duty-now-people">
              {post.people.map((person) => (
                <li key={person.shift}>
                  <span>
                    {person.name} <span className="faint">{person.agencyName}</span>
                  </span>
                  <span
                    className={
                      person.awaySince || person.standing === 'late' || person.standing === 'absent' ? 'late' : 'soft'
                    }
                  >
                    {person.awaySince ? `${say('away', { at: format.time(person.awaySince) })} · ` : ''}
                    {say(`standing.${person.standing}`)}
                    {person.arrivedAt ? ` ${format.time(person.arrivedAt)}` : ''}
                    {person.how ? ` · ${say(`how.${person.how}`)}` : ''} ·{' '}
                    {say('now.until', { at: format.time(person.endsAt) })}
                  </span>
                </li>
              ))}
              {post.people.length === 0 ? (
                <li className={post.need > 0 ? 'late' : 'faint'}>{say('now.nobody')}</li>
              ) : null}
            </ul>
            {notes.map((note) => (
              <p key={note.id} className="duty-note">
                <q>{note.said}</q>{' '}
                <span className="faint">
                  {note.by} {format.moment(note.at)}
                </span>
              </p>
            ))}
            <span className="duty-post-links no-print">
              <Link to={`/duty/posts/${post.id}/code`}>{say('postForm.code')}</Link>
              <Link to={`/duty?post=${post.id}`}>{say('title')}</Link>
              <GateLink post={post} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
