import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { getNow, getRoster } from '#modules/duty/contract/index.ts'
import type { ResponseOf } from '#platform/contract/index.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import type { board, OnDuty } from '../../contract/index.ts'

type Lane = ResponseOf<typeof board>['lanes'][number]

/** Who stands at a checkpoint: checked in of those needed, by its roster; the officers' word alone where no post is named. */
export function OnDutyCell({ lane: { duty, post, staffNeeded } }: { lane: Lane }): ReactNode {
  const say = useWords('checkpoint')
  // The officers' word is said where it is not what the roster says.
  const told = post && post.staff !== duty?.present ? say('duty.told', { count: post.staff }) : null
  if (!duty)
    return (
      <>
        <span className={post && post.staff < staffNeeded ? 'late' : ''}>
          {post ? told : say('duty.untold')} · {say('duty.need', { count: staffNeeded })}
        </span>
        <br />
        <span className="faint">{say('duty.noPost')}</span>
      </>
    )
  return (
    <div className="checkpoint-duty">
      <span className={duty.present < duty.need ? 'late' : ''}>
        {say('duty.present', { count: duty.present })} / {say('duty.need', { count: duty.need })}
      </span>
      <RosterLink duty={duty} />
      <span className="soft" title={say('duty.planned', { count: duty.planned })}>
        <Names post={duty.post} otherwise={say('duty.planned', { count: duty.planned })} />
      </span>
      <Next duty={duty} />
      {told ? <span className="faint">{told}</span> : null}
    </div>
  )
}

/** Names of those on the roster now, for whoever reads rosters: from the roster's own answer, so both pages say the same. Others: how many. */
function Names({ post, otherwise }: { post: string; otherwise: string }): ReactNode {
  const { may } = useSession()
  const { data } = useQuery(getNow, {}, { enabled: may(getNow.name), keep: true })
  const people = data?.posts.find(({ id }) => id === post)?.people ?? []
  return people.length > 0 ? people.map(({ name }) => name).join('、') : otherwise
}

/** When the next shift begins and with how many, and what is missing until tomorrow. */
function Next({ duty: { next, holes, isClosed } }: { duty: OnDuty }): ReactNode {
  const say = useWords('checkpoint')
  const format = useFormat()
  const missing = (hole: OnDuty['holes'][number]) =>
    say('duty.hole', { from: format.time(hole.startsAt), to: format.time(hole.endsAt), count: hole.missing })
  return (
    <>
      {isClosed ? <span className="late">{say('duty.closed')}</span> : null}
      {next ? (
        <span className="soft">
          {say('duty.next', { at: format.time(next.startsAt), count: next.planned, need: next.need })}
        </span>
      ) : null}
      {holes.length > 0 ? (
        <span className="late" title={holes.map(missing).join('\n')}>
          {say('duty.holes', { count: holes.length })}
        </span>
      ) : null}
    </>
  )
}

function RosterLink({ duty }: { duty: OnDuty }): ReactNode {
  const say = useWords('checkpoint')
  const { may } = useSession()
  return may(getRoster.name) ? (
    <Link to={`/duty?post=${duty.post}`} title={duty.name}>
      {say('duty.roster')}
    </Link>
  ) : null
}
