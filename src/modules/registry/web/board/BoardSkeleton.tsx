import type { ReactNode } from 'react'
import { WaitWords } from '#platform/web/problem.tsx'

/** The board's shape while its first answer is on the way; words after a second. */
export function BoardSkeleton(): ReactNode {
  return (
    <div className="board-skeleton" aria-busy="true">
      <span className="skeleton" style={{ width: 200, height: 24 }} />
      <WaitWords />
      <span className="skeleton" style={{ height: 72 }} />
      <div className="board-panes">
        {['tree', 'map', 'side'].map((pane) => (
          <span key={pane} className="skeleton" style={{ height: 440 }} />
        ))}
      </div>
    </div>
  )
}
