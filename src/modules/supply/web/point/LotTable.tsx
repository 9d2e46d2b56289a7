import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Item, Lot } from '../../contract/index.ts'

/** Lots of a point, thing by thing, what expires first on top; the last column is the caller's. */
export function LotTable({
  lots,
  items,
  last,
  cell,
}: {
  lots: readonly Lot[]
  items: readonly Item[]
  /** Heading of the last column. */
  last: string
  cell: (lot: Lot, item: Item | undefined) => ReactNode
}): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  const byId = new Map(items.map((item) => [item.id, item]))
  return (
    <table className="supply-lots">
      <thead>
        <tr>
          <th>{say('item.title')}</th>
          <th>{say('lot.no')}</th>
          <th>{say('lot.expires')}</th>
          <th className="num">{say('quantity')}</th>
          <th className="supply-row-acts">{last}</th>
        </tr>
      </thead>
      <tbody>
        {lots.map((lot, nth) => {
          const item = byId.get(lot.item)
          const isFirst = lots[nth - 1]?.item !== lot.item
          return (
            <tr key={lot.lot} className={isFirst ? 'is-item-first' : ''}>
              <td>
                {isFirst ? (
                  <>
                    <Link to={`/supply/items/${lot.item}`}>{item?.name}</Link>{' '}
                    <span className="soft">{item?.standard}</span>
                  </>
                ) : null}
              </td>
              <td>{lot.lotNo || say('lot.none')}</td>
              <td className={lot.expired ? 'late' : ''}>
                {lot.expiresOn ? format.day(lot.expiresOn) : say('lot.noExpiry')}
                {lot.expired ? ` · ${say('lot.expired')}` : ''}
              </td>
              <td className="num">{say('count', { count: format.number(lot.quantity), unit: item?.unit ?? '' })}</td>
              <td className="supply-row-acts">{cell(lot, item)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
