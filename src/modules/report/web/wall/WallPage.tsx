import { type ReactNode, useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { Coverage, Flow } from './PlaceTiles.tsx'
import { useBoard } from './useBoard.ts'
import { WallHead } from './WallHead.tsx'
import { WallMap } from './WallMap.tsx'
import { Directives, Incidents, Leads, Measures, Posts, Supplies } from './WorkTiles.tsx'
import './wall.css'

/** The command board: one screen for the wall, one column in the leader's hand. Counts alone, each with its list behind it. */
export default function WallPage(): ReactNode {
  const say = useWords('report')
  const { board, problem, refetch, isStale, live } = useBoard()
  const full = useFullScreen()
  const navigate = useNavigate()
  useShortcuts([
    { keys: 'f', label: 'report:wall.key.full', run: full.toggle },
    { keys: 'Escape', label: 'report:wall.key.back', run: () => void navigate('/') },
  ])
  const name = say('wall.title')
  useEffect(() => {
    document.title = name
  }, [name])
  if (!board) return problem ? <ProblemPane problem={problem} retry={() => void refetch()} /> : <WaitWords />
  const { coverage, flow, posts, directives, incidents, supplies, measures, leads } = board
  const isWhole = flow !== null && directives !== null && measures !== null && leads !== null
  return (
    <div className="wall" data-stale={isStale} data-parts={isWhole ? 'all' : 'some'}>
      <WallHead board={board} isStale={isStale} live={live} full={full} />
      <Coverage coverage={coverage} area={board.area} />
      <WallMap board={board} />
      {flow ? <Flow flow={flow} /> : null}
      <Incidents incidents={incidents} />
      <Posts posts={posts} />
      <div className="wall-pair" style={{ gridArea: 'work' }}>
        {directives ? <Directives directives={directives} /> : null}
        {leads ? <Leads leads={leads} /> : null}
      </div>
      <Supplies supplies={supplies} />
      {measures ? <Measures measures={measures} /> : null}
    </div>
  )
}

/** The whole screen, where the browser has one to give. */
function useFullScreen(): { isFull: boolean; toggle: () => void } {
  const [isFull, setIsFull] = useState(document.fullscreenElement !== null)
  useEffect(() => {
    const look = (): void => setIsFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', look)
    return () => document.removeEventListener('fullscreenchange', look)
  }, [])
  const toggle = (): void => {
    // A browser that will not is no error: the page fills its window all the same.
    const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.()
    done?.catch(() => undefined)
  }
  return { isFull, toggle }
}
