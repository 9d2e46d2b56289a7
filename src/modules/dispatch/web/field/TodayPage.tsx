import type { ReactNode } from 'react'
import { LastVisit, OpenConflicts } from '#modules/registry/web/field.tsx'
import { BigButton } from '#platform/web/field/button.tsx'
import { Choice } from '#platform/web/field/choice.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { Read } from '#platform/web/field/read.tsx'
import { SyncLine } from '#platform/web/field/SyncLine.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { UnsentWarning } from '#platform/web/field/UnsentWarning.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { usePages } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import { myDoors } from '../../contract/index.ts'
import { DoorList } from './DoorList.tsx'
import { FreshTasks } from './FreshTasks.tsx'
import { NextDoorDock } from './NextDoorDock.tsx'
import { ProgressCard } from './ProgressCard.tsx'
import { useWalk } from './useWalk.ts'

const shows = ['due', 'done', 'all'] as const

/** The day of a grid worker: how far, where to next, and all doors in walking order. */
export default function TodayPage(): ReactNode {
  const say = useWords('dispatch')
  const { session, may } = useSession()
  const place = session.roles.find((role) => role.role === 'grid_worker')?.placeName ?? session.county.name
  return (
    <Screen title={place} sub={<SyncLine />}>
      <UnsentWarning />
      <LastVisit />
      <OpenConflicts />
      {may(myDoors.name) ? (
        <MyDay />
      ) : (
        <Notice kind="plain">{say(session.roles.length === 0 ? 'today.noRole' : 'today.notForYou')}</Notice>
      )}
    </Screen>
  )
}

function MyDay(): ReactNode {
  const say = useWords('dispatch')
  const [{ show = 'due', task }, setUrl] = useUrlState(['show', 'task'])
  const shown = shows.find((one) => one === show) ?? 'due'
  const walk = useWalk()
  const pages = usePages(myDoors, { show: shown, ...(task ? { task } : {}) }, { keep: true })
  const next = walk.nextDoor('')
  return (
    <>
      <Read query={walk.query}>
        {() => (walk.first && walk.first.total > 0 ? <ProgressCard day={walk.first} /> : null)}
      </Read>
      <FreshTasks />
      {walk.first?.total === 0 ? <Notice kind="plain">{say('today.noDoors')}</Notice> : null}
      {walk.first && walk.first.total > 0 ? (
        <>
          <Choice
            label={say('list.which')}
            hideLabel
            columns={3}
            value={shown}
            onChange={(value) => setUrl({ show: value === 'due' ? undefined : value })}
            options={shows.map((value) => ({ value, text: say(`list.${value}`) }))}
          />
          {task ? <BigButton onClick={() => setUrl({ task: undefined })}>{say('list.allTasks')}</BigButton> : null}
          {walk.query.error ? null : (
            <Read query={pages.query}>{() => <DoorList rows={pages.rows} empty={say(`list.empty.${shown}`)} />}</Read>
          )}
          {pages.hasMore ? <BigButton onClick={pages.loadMore}>{say('list.more')}</BigButton> : null}
          {next ? <NextDoorDock door={next} /> : null}
        </>
      ) : null}
    </>
  )
}
