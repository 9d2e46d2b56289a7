import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Area, Dwelling } from '../../contract/index.ts'
import { isWithin, type PlaceNode } from '../kinds.ts'

export interface MovePreviewProps {
  areas: readonly Area[]
  doors: readonly Dwelling[]
  grids: readonly Area[]
  target: PlaceNode | undefined
}

const shown = 6

/** What goes, and how many doors each grid has before and after. */
export function MovePreview({ areas, doors, grids, target }: MovePreviewProps): ReactNode {
  const say = useWords('place')
  const format = useFormat()
  const items = [
    ...areas.map(({ id, path, name, dwellings = 0 }) => ({ id, path, name, doors: dwellings })),
    ...doors.map(({ id, path, address }) => ({ id, path, name: address, doors: 1 })),
  ]
  const total = items.reduce((sum, item) => sum + item.doors, 0)
  const touched = grids
    .map((grid) => {
      const gone = items.filter(({ path }) => isWithin(path, grid.path)).reduce((sum, item) => sum + item.doors, 0)
      const come = target && isWithin(target.path, grid.path) ? total : 0
      const before = grid.dwellings ?? 0
      return { grid, before, after: before - gone + come }
    })
    .filter(({ before, after }) => after !== before)
  return (
    <>
      <p className="place-preview">
        {items
          .slice(0, shown)
          .map(({ name }) => name)
          .join(say('comma'))}
        {items.length > shown ? say('move.andMore', { count: format.number(items.length - shown) }) : ''}
        {say('move.total', { count: format.number(total) })}
      </p>
      {touched.length > 0 ? (
        <table className="place-moves">
          <thead>
            <tr>
              <th>{say('kind.grid')}</th>
              <th className="num">{say('move.before')}</th>
              <th className="num">{say('move.after')}</th>
              <th className="num">{say('move.change')}</th>
            </tr>
          </thead>
          <tbody>
            {touched.map(({ grid, before, after }) => (
              <tr key={grid.id}>
                <td>{grid.name}</td>
                <td className="num">{format.number(before)}</td>
                <td className="num">{format.number(after)}</td>
                <td className="num">{format.change(after - before)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  )
}
