import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Area } from '../../contract/index.ts'
import type { Loose } from './RedrawGroup.tsx'

export interface RedrawFootProps {
  grids: readonly Area[]
  pieces: readonly (Area | Loose)[]
  words: string
  busy: boolean
  choose: (target: Area) => void
  clear: () => void
}

/** Where the chosen pieces can go: each grid with the doors it has and would have. */
export function RedrawFoot({ grids, pieces, words, busy, choose, clear }: RedrawFootProps): ReactNode {
  const say = useWords('place')
  const format = useFormat()
  const parentOf = (piece: Area | Loose): string | null => ('kind' in piece ? piece.parent : piece.grid.id)
  const total = pieces.reduce((sum, { dwellings = 0 }) => sum + dwellings, 0)
  return (
    <div className="redraw-foot no-print">
      <strong>{words}</strong>{' '}
      <button type="button" className="link-button" onClick={clear}>
        {say('action.clear')}
      </button>
      <div className="redraw-targets">
        <span className="soft">{say('redraw.to')}</span>
        {grids.map((grid) => {
          const own = pieces
            .filter((piece) => parentOf(piece) === grid.id)
            .reduce((sum, { dwellings = 0 }) => sum + dwellings, 0)
          // A piece that is already there cannot be moved there.
          const isOwn = pieces.some((piece) => parentOf(piece) === grid.id)
          const doors = grid.dwellings ?? 0
          return (
            <button key={grid.id} type="button" disabled={isOwn || busy} onClick={() => choose(grid)}>
              {grid.name} {format.number(doors)}
              {isOwn ? '' : say('redraw.wouldBe', { count: format.number(doors + total - own) })}
            </button>
          )
        })}
      </div>
    </div>
  )
}
