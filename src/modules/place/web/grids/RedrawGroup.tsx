import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { WaitWords } from '#platform/web/problem.tsx'
import type { Area } from '../../contract/index.ts'

/** Doors that stand in a grid itself, in no compound or building. */
export interface Loose {
  id: string
  grid: Area
  dwellings: number
}

export interface RedrawGroupProps {
  title: string
  code?: string
  grid?: Area
  /** What stands in it; undefined while it is being read. */
  pieces: readonly Area[] | undefined
  chosen: ReadonlyMap<string, unknown>
  toggle: (piece: Area | Loose) => void
}

/** One grid with its pieces; a piece is a compound, a building, or the doors that stand in the grid itself. */
export function RedrawGroup({ title, code, grid, pieces, chosen, toggle }: RedrawGroupProps): ReactNode {
  const say = useWords('place')
  const format = useFormat()
  const sum = pieces?.reduce((all, { dwellings = 0 }) => all + dwellings, 0) ?? 0
  const inGrid = grid?.dwellings ?? 0
  const loose = grid && pieces && inGrid > sum ? { id: `in-${grid.id}`, grid, dwellings: inGrid - sum } : undefined
  return (
    <section>
      <h3>
        {title} {code ? <span className="faint">{code}</span> : null}
        <span className="num">{say('doorsCount', { count: format.number(grid?.dwellings ?? sum) })}</span>
      </h3>
      {pieces ? null : <WaitWords />}
      {pieces?.map((piece) => (
        <Row
          key={piece.id}
          isChosen={chosen.has(piece.id)}
          toggle={() => toggle(piece)}
          name={piece.name}
          kind={piece.class ? say(`class.${piece.class}`) : say(`kind.${piece.kind}`)}
          responsible={piece.responsible ?? ''}
          doors={piece.dwellings ?? 0}
        />
      ))}
      {loose ? (
        <Row
          isChosen={chosen.has(loose.id)}
          toggle={() => toggle(loose)}
          name={say('redraw.loose')}
          kind={say('kind.dwelling')}
          responsible=""
          doors={loose.dwellings}
        />
      ) : null}
      {pieces?.length === 0 && !loose ? <p className="faint redraw-empty">{say('redraw.empty')}</p> : null}
    </section>
  )
}

function Row(props: {
  isChosen: boolean
  toggle: () => void
  name: string
  kind: string
  responsible: string
  doors: number
}): ReactNode {
  const format = useFormat()
  return (
    <label className="redraw-row" data-chosen={props.isChosen}>
      <input type="checkbox" checked={props.isChosen} onChange={props.toggle} />
      <span>{props.name}</span>
      <span className="soft">{props.kind}</span>
      <span className="soft">{props.responsible}</span>
      <span className="num">{format.number(props.doors)}</span>
    </label>
  )
}
