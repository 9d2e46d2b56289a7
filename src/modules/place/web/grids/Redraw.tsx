import { useQueries } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { get } from '#platform/web/api.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { type Area, type Dwelling, listAreas } from '../../contract/index.ts'
import { allDoors } from '../allDoors.ts'
import { nodeOf } from '../tree/PlaceTree.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { NewAreas } from './NewAreas.tsx'
import { RedrawFoot } from './RedrawFoot.tsx'
import { type Loose, RedrawGroup } from './RedrawGroup.tsx'

/** The grids of a committee with what stands in each: choose pieces, choose a grid, see the counts, move. */
export function Redraw({ committee }: { committee: Area }): ReactNode {
  const say = useWords('place')
  const format = useFormat()
  const top = useQuery(listAreas, { parent: committee.id }, { keep: true })
  const grids = (top.data?.items ?? []).filter(({ kind }) => kind === 'grid')
  const inside = useQueries({
    queries: grids.map(({ id }) => ({
      queryKey: [listAreas.name, { parent: id }],
      queryFn: () => get(listAreas, { parent: id }),
    })),
  })
  const [chosen, setChosen] = useState<ReadonlyMap<string, Area | Loose>>(new Map())
  const [making, setMaking] = useState(false)
  const [move, setMove] = useState<{ target: Area; doors: readonly Dwelling[] }>()
  const [loading, setLoading] = useState(false)
  if (top.isError) return <ProblemPane problem={top.error.body} retry={() => void top.refetch()} />
  if (!top.data) return <WaitWords />

  const toggle = (piece: Area | Loose): void => {
    const next = new Map(chosen)
    if (!next.delete(piece.id)) next.set(piece.id, piece)
    setChosen(next)
  }
  const pieces = [...chosen.values()]
  const areas = pieces.filter((piece): piece is Area => 'kind' in piece)
  const choose = async (target: Area): Promise<void> => {
    setLoading(true)
    const loose = pieces.filter((piece): piece is Loose => !('kind' in piece))
    const found = await Promise.all(loose.map(({ grid }) => allDoors(grid.id))).finally(() => setLoading(false))
    setMove({
      target,
      doors: found.flatMap((doors, index) => doors.filter(({ area }) => area === loose[index]?.grid.id)),
    })
  }
  // Compounds that stand in the committee itself, in no grid yet.
  const direct = top.data.items.filter(({ kind }) => kind === 'compound')
  return (
    <div className="redraw">
      <div className="redraw-head">
        <p className="soft">{say('redraw.hint')}</p>
        <Button onClick={() => setMaking(true)}>{say('new.grid')}</Button>
      </div>
      {grids.length === 0 && direct.length === 0 ? (
        <EmptyPane title={say('redraw.none')} hint={say('redraw.noneHint')} />
      ) : null}
      <div className="redraw-groups">
        {direct.length > 0 ? (
          <RedrawGroup title={say('redraw.inNoGrid')} pieces={direct} chosen={chosen} toggle={toggle} />
        ) : null}
        {grids.map((grid, index) => (
          <RedrawGroup
            key={grid.id}
            title={grid.name}
            code={grid.code}
            grid={grid}
            pieces={inside[index]?.data?.items}
            chosen={chosen}
            toggle={toggle}
          />
        ))}
      </div>
      {pieces.length > 0 ? (
        <RedrawFoot
          grids={grids}
          pieces={pieces}
          busy={loading}
          choose={(target) => void choose(target)}
          clear={() => setChosen(new Map())}
          words={say('redraw.chosen', {
            count: pieces.length,
            doors: format.number(pieces.reduce((sum, { dwellings = 0 }) => sum + dwellings, 0)),
          })}
        />
      ) : null}
      {making ? <NewAreas parent={committee} kind="grid" close={() => setMaking(false)} /> : null}
      {move ? (
        <MoveDialog
          areas={areas}
          doors={move.doors}
          grids={grids}
          target={nodeOf(move.target)}
          close={() => setMove(undefined)}
          after={() => setChosen(new Map())}
        />
      ) : null}
    </div>
  )
}
