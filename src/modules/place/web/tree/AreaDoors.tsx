import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote, WaitWords } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { type Dwelling, listDwellings } from '../../contract/index.ts'
import { isWithin, type PlaceNode } from '../kinds.ts'

/** A door as a node. */
export function doorNode(door: Dwelling): PlaceNode {
  const { id, address, path, area } = door
  return { id, kind: 'dwelling', name: address, path: `${path}.${id}`, doors: 1, area }
}

export interface AreaDoorsProps {
  area: string
  depth: number
  go: (node: PlaceNode) => void
  checked?: readonly PlaceNode[]
  allows?: (node: PlaceNode) => boolean
}

/** Doors of one area as small boxes in walking order: a stairway fits on two lines. */
export function AreaDoors({ area, depth, go, checked = [], allows }: AreaDoorsProps): ReactNode {
  const say = useWords('place')
  const doors = usePages(listDwellings, { area })
  if (doors.query.isError)
    return <ProblemNote problem={doors.query.error.body} retry={() => void doors.query.refetch()} />
  if (doors.query.isPending) return <WaitWords />
  return (
    <div className="place-doors" style={{ marginInlineStart: depth * 16 + 20 }}>
      {doors.rows.map((door) => {
        const node = doorNode(door)
        const isCovered = checked.some(({ id, path }) => id !== door.id && isWithin(node.path, path))
        return (
          <button
            key={door.id}
            type="button"
            role="treeitem"
            aria-level={depth + 1}
            aria-selected={isCovered || checked.some(({ id }) => id === door.id)}
            disabled={isCovered || allows?.(node) === false}
            title={door.address}
            onClick={() => go(node)}
          >
            {door.number}
          </button>
        )
      })}
      {doors.hasMore ? (
        <button type="button" className="link-button" onClick={doors.loadMore}>
          {say('action.more')}
        </button>
      ) : null}
    </div>
  )
}
