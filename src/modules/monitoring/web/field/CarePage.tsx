import { type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { Link } from 'react-router'
import { heldPart } from '#modules/registry/web/field.tsx'
import { countyNow } from '#platform/web/clock.ts'
import { NextIcon } from '#platform/web/field/icons.tsx'
import { Notice } from '#platform/web/field/notice.tsx'
import { Read } from '#platform/web/field/read.tsx'
import { SyncLine } from '#platform/web/field/SyncLine.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { UnsentWarning } from '#platform/web/field/UnsentWarning.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { onPending, outboxEntries } from '#platform/web/outbox.ts'
import { useQuery } from '#platform/web/query.ts'
import { pullNow } from '#platform/web/store/hooks.ts'
import { type FollowUpDue, type FollowUps, myFollowUps } from '../../contract/index.ts'
import { timesOf } from './times.ts'

/** Whom to follow up today: who is due now first, then who was missed, then who is done. */
export default function CarePage(): ReactNode {
  const say = useWords('monitoring')
  const query = useQuery(myFollowUps, {})
  useTakenAlong(query.data?.items)
  const entries = useSyncExternalStore(onPending, outboxEntries)
  const now = countyNow()
  const rows = (query.data?.items ?? []).map((one) => {
    const times = timesOf(one, entries, now)
    const isDue = times.open !== null && !times.done.has(times.open)
    return { one, isDue, isLeft: times.offered.length > 0 }
  })
  const left = rows.filter(({ isDue }) => isDue).length
  rows.sort((a, b) => Number(b.isDue) - Number(a.isDue) || Number(b.isLeft) - Number(a.isLeft))
  return (
    <Screen title={say('title')} sub={<SyncLine />} persons>
      <UnsentWarning />
      <Read query={query}>
        {() =>
          rows.length === 0 ? (
            <Notice kind="plain">{say('none')}</Notice>
          ) : (
            <>
              <p className="f-quiet">{say(left > 0 ? 'left' : 'allDone', { count: left })}</p>
              <div className="f-rule">
                {rows.map(({ one, isDue, isLeft }) => (
                  <Row key={one.schedule} one={one} mark={isDue ? 'dueNow' : isLeft ? 'open' : 'done'} />
                ))}
              </div>
            </>
          )
        }
      </Read>
    </Screen>
  )
}

/** Whoever is in the list now is on the phone before it goes out of the signal. */
function useTakenAlong(items: readonly FollowUpDue[] | undefined): void {
  useEffect(() => {
    const held = new Set(heldPart<FollowUps>('care')?.items.map(({ schedule }) => schedule))
    if (items?.some(({ schedule }) => !held.has(schedule))) void pullNow()
  }, [items])
}

function Row({ one, mark }: { one: FollowUpDue; mark: 'dueNow' | 'open' | 'done' }): ReactNode {
  const say = useWords('monitoring')
  return (
    <Link className="f-row" to={`/care/${one.schedule}`}>
      <span className="f-row-main">
        <span>{one.name ?? say('nameHeld')}</span>
        <span className="f-small f-quiet">{one.address}</span>
        {one.missed > 0 && mark !== 'done' ? (
          <span className="f-small f-late">{say('missed', { count: one.missed })}</span>
        ) : null}
      </span>
      <span className={mark === 'done' ? 'f-small f-quiet' : 'f-small'}>{say(`mark.${mark}`)}</span>
      <span className="f-chevron">
        <NextIcon />
      </span>
    </Link>
  )
}
