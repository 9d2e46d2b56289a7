import { type ReactNode, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { Watermark } from '#platform/web/watermark.tsx'
import { dayOf, getNow, mondayOf } from '../../contract/index.ts'
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

function Posts({ now }: { now: Now }): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const [onlyOpen, setOnlyOpen] = useState(false)
  const here = (standing: string) => standing === 'present' || standing === 'present_late'
  const rows = now.posts.map((post) => ({
    post,
    present: post.people.filter(({ standing, awaySince }) => here(standing) && !awaySince).length,
    notes: now.notes.filter((note) => note.post === post.id),
  }))
  const shown = onlyOpen ? rows.filter(({ post, present }) => present < post.need) : rows
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
  return (
    <Panel
      title={say('now.posts')}
      aside={
        <label className="no-print">
          <input type="checkbox" checked={onlyOpen} onChange={(event) => setOnlyOpen(event.target.checked)} />{' '}
          {say('now.onlyOpen')}
        </label>
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
            <Link className="no-print" to={`/duty/posts/${post.id}/code`}>
              {say('postForm.code')}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
