import { type ReactNode, useEffect, useState } from 'react'
import { Link } from 'react-router'
import { countyNow } from '#platform/web/clock.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Live } from '#platform/web/live.ts'
import { useSession } from '#platform/web/session.tsx'
import type { CommandBoard } from '../../contract/index.ts'

export interface WallHeadProps {
  board: CommandBoard
  isStale: boolean
  live: Live['state']
  full: { isFull: boolean; toggle: () => void }
}

/** Where, which level and day, what time it is, and of when the figures are. */
export function WallHead({ board, isStale, live, full }: WallHeadProps): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  const { emergency, county, demo } = useSession().session
  const state = isStale ? 'stale' : live
  return (
    <header className="wall-head" style={{ gridArea: 'head' }}>
      <h1>
        <Link to="/">{board.area.kind === 'county' ? county.name : board.area.name}</Link>
      </h1>
      <p className="wall-level">
        {emergency
          ? say('wall.level', { level: say(`wall.levels.${emergency.level}`), day: emergency.day })
          : say('wall.calm')}
        {demo ? <span className="wall-demo">{say('wall.demo')}</span> : null}
      </p>
      <p className="wall-state" data-state={state} role="status">
        {isStale
          ? say('wall.stale', { at: format.time(board.asOf) })
          : say(`wall.state.${state}`, { at: format.time(board.asOf) })}
      </p>
      <button type="button" className="wall-full no-print" onClick={full.toggle}>
        {say(full.isFull ? 'wall.leaveFull' : 'wall.full')}
      </button>
      <Clock />
    </header>
  )
}

function Clock(): ReactNode {
  const format = useFormat()
  const [now, setNow] = useState(countyNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(countyNow()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <p className="wall-clock">
      <span>{format.shortDay(now)}</span> <b>{format.time(now)}</b>
    </p>
  )
}
