import { type ReactNode, useCallback } from 'react'
import { Link } from 'react-router'
import { Page } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import { board, listDoors } from '../../contract/index.ts'
import { AreaChain } from './AreaChain.tsx'
import { AreaTree } from './AreaTree.tsx'
import { BoardActions } from './BoardActions.tsx'
import { BoardSkeleton } from './BoardSkeleton.tsx'
import { DoorList } from './DoorList.tsx'
import type { DoorFilter } from './doorFilters.ts'
import { FiguresLine } from './FiguresLine.tsx'
import { GapPanel } from './GapPanel.tsx'
import { TownMap } from './TownMap.tsx'
import { TrendPanel } from './TrendPanel.tsx'
import './board.css'

/** Coverage of an area: which doors are known, which are not, why, and since when. */
export default function BoardPage(): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const { may } = useSession()
  const [at, setAt] = useUrlState(['area', 'state', 'q', 'door'] as const)
  const top = useQuery(board, {}, { keep: true })
  const here = useQuery(board, at.area ? { area: at.area } : {}, { keep: true })
  const go = useCallback((area: string | undefined) => setAt({ area, door: undefined }, { push: true }), [setAt])
  const show = useCallback(
    (state: DoorFilter) => {
      setAt({ state }, { push: true })
      document.getElementById('door-list')?.scrollIntoView({ block: 'start', behavior: 'smooth' })
    },
    [setAt],
  )

  const failed = here.error ?? top.error
  if (!here.data || !top.data) {
    if (failed) {
      return (
        <>
          <ProblemPane problem={failed.body} retry={() => void Promise.all([here.refetch(), top.refetch()])} />
          {at.area ? (
            <p className="board-back">
              <button type="button" className="link-button" onClick={() => go(undefined)}>
                {say('board.mine')}
              </button>
            </p>
          ) : null}
        </>
      )
    }
    return <BoardSkeleton />
  }
  const { area, above } = here.data
  const hasMap = top.data.below.some((below) => below.lon !== null)
  return (
    <Page
      title={area.name}
      above={<AreaChain above={above} beyond={top.data.above.length} go={go} />}
      answers={say('board.answers', { at: format.time(here.data.asOf) })}
      actions={<BoardActions board={here.data} />}
    >
      {area.figures.doors === 0 ? (
        <EmptyPane
          title={say('board.noDoors')}
          hint={say('board.noDoorsHint')}
          action={may('place.importDoors') ? <Link to="/import">{say('board.importDoors')}</Link> : undefined}
        />
      ) : (
        <>
          <FiguresLine figures={area.figures} today={area.today} area={at.area} show={show} />
          <div className={hasMap ? 'board-panes no-print' : 'board-panes no-map no-print'}>
            <AreaTree top={top.data} chain={above.map((each) => each.id)} focus={area.id} go={go} />
            {hasMap ? <TownMap board={top.data} focus={area.id} chain={above.map((each) => each.id)} go={go} /> : null}
            <div className="board-side">
              <GapPanel figures={area.figures} today={area.today} state={at.state} show={show} />
              <TrendPanel area={at.area} />
            </div>
          </div>
          {may(listDoors.name) ? <DoorList area={area} filter={at} setFilter={setAt} /> : null}
        </>
      )}
    </Page>
  )
}
