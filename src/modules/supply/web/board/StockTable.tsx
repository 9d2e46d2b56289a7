import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useListKeys } from '#platform/web/keyboard.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import type { Cell, Item, Point } from '../../contract/index.ts'

/** Points as rows, things as columns: how many, how many days, what expires soon, what is on the way. */
export function StockTable({
  points,
  items,
  cells,
  q,
  only,
}: {
  points: readonly Point[]
  items: readonly Item[]
  cells: readonly Cell[]
  q: string
  only: 'low' | 'expired' | undefined
}): ReactNode {
  const say = useWords('supply')
  const navigate = useNavigate()
  const byPair = new Map(cells.map((cell) => [`${cell.point} ${cell.item}`, cell]))
  const fits = (cell: Cell) => !only || (only === 'low' ? cell.low : cell.expired > 0)
  const has = (words: readonly string[]) => words.some((word) => word.toLowerCase().includes(q.trim().toLowerCase()))
  const hits = cells.filter(fits)
  const named = items.filter((item) => has([item.name, item.standard]))
  const atPoint = (point: Point) => has([point.name, point.placeName])
  // What is searched for is a point or a thing; where it names a point, all that stands there is shown.
  const isPointSearch = points.some(atPoint)
  const shownItems = (isPointSearch ? items : named).filter(({ id, retired }) =>
    only ? hits.some((cell) => cell.item === id) : !retired || cells.some((cell) => cell.item === id),
  )
  const rows = points.filter((point) => {
    if (isPointSearch && !atPoint(point)) return false
    const own = hits.filter((cell) => cell.point === point.id && shownItems.some(({ id }) => id === cell.item))
    return only || (q && !isPointSearch) ? own.length > 0 : true
  })
  const { active } = useListKeys(rows.length, (index) => {
    const row = rows[index]
    if (row) void navigate(`/supply/points/${row.id}`)
  })
  if (rows.length === 0 || shownItems.length === 0)
    return <EmptyPane title={say(only ? `nothing.${only}` : 'nothing.found')} />
  return (
    <div className="supply-board">
      <table>
        <thead>
          <tr>
            <th scope="col">{say('point.title')}</th>
            {shownItems.map((item) => (
              <th key={item.id} scope="col">
                <Link to={`/supply/items/${item.id}`}>{item.name}</Link>
                <small>{[item.standard, item.unit].filter(Boolean).join(' · ')}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((point, index) => (
            <tr key={point.id} data-row-index={index} className={index === active ? 'row-active' : ''}>
              <th scope="row">
                <Link to={`/supply/points/${point.id}`}>{point.name}</Link>
                <small>{[say(`kind.${point.kind}`), point.placeName].join(' · ')}</small>
              </th>
              {shownItems.map((item) => (
                <StockCell key={item.id} cell={byPair.get(`${point.id} ${item.id}`)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function StockCell({ cell }: { cell: Cell | undefined }): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  if (!cell) return <td className="is-none">–</td>
  const { cover, low, stock, expired, expiring, expiresOn, onTheWay } = cell
  return (
    <td className={low ? 'is-low' : ''}>
      <b>{format.number(stock)}</b>
      <small>
        {low ? `${say('low')} · ` : ''}
        {stock <= 0 ? say('gone') : cover === null ? say('unused') : say('lasts', { days: format.number(cover) })}
      </small>
      {expired > 0 ? <small className="late">{say('expired', { count: format.number(expired) })}</small> : null}
      {expiring > 0 && expiresOn ? (
        <small className="risk">
          {say('expiring', { count: format.number(expiring), day: format.shortDay(expiresOn) })}
        </small>
      ) : null}
      {onTheWay > 0 ? <small>{say('onTheWay', { count: format.number(onTheWay) })}</small> : null}
    </td>
  )
}
