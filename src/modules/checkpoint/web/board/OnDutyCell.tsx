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
  const told = post ? say('duty.told', { count: post.staff }) : say('duty.untold')
  if (!duty)
    return (
      <>
        <span className={post && post.staff < staffNeeded ? 'late' : ''}>
          {told} / {say('duty.need', { count: staffNeeded })}
        </span>
        <br />
        <span className="faint">{say('duty.noPost')}</span>
      </>
    )
  return (
    <>
      <span className={duty.present < duty.need ? 'late' : ''}>
        {say('duty.present', { count: duty.present })} / {say('duty.need', { count: duty.need })}
      </span>{' '}
      <span className="faint">{told}</span>
      <br />
      <span className="soft">
        {say('duty.planned', { count: duty.planned })} <Names post={duty.post} />
      </span>
      <Next duty={duty} />
      <RosterLink duty={duty} />
    </>
  )
}

/** Names of those on the roster now, for whoever reads rosters: from the roster's own answer, so both pages say the same. */
function Names({ post }: { post: string }): ReactNode {
  const { may } = useSession()
  const { data } = useQuery(getNow, {}, { enabled: may(getNow.name), keep: true })
  return data?.posts
    .find(({ id }) => id === post)
    ?.people.map(({ name }) => name)
    .join('、')
}

/** When the next shift begins and with how many, and what is missing until tomorrow. */
function Next({ duty: { next, holes, isClosed } }: { duty: OnDuty }): ReactNode {
  const say = useWords('checkpoint')
  const format = useFormat()
  const missing = (hole: OnDuty['holes'][number]) =>
    say('duty.hole', { from: format.time(hole.startsAt), to: format.time(hole.endsAt), count: hole.missing })
  return (
    <>
      {isClosed ? <div className="late">{say('duty.closed')}</div> : null}
      {next ? (
        <div className="soft">
          {say('duty.next', { at: format.time(next.startsAt), count: next.planned, need: next.need })}
        </div>
      ) : null}
      {holes.length > 0 ? (
        <div className="late" title={holes.map(missing).join('\n')}>
          {say('duty.holes', { count: holes.length })}
        </div>
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
