import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { listMoves, type Move } from '../contract/index.ts'

/** Every move of a thing or at a point, the latest first. */
export function Moves({ item, point }: { item?: string; point?: string }): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  const paged = usePages(listMoves, { ...(item ? { item } : {}), ...(point ? { point } : {}) }, { keep: true })
  const side = (name: string | null, kind: Move['kind'], end: 'from' | 'to') => name ?? say(`side.${kind}.${end}`)
  return (
    <PagedTable<Move>
      paged={paged}
      empty={<EmptyPane title={say('moves.none')} />}
      columns={[
        { key: 'at', title: say('moves.at'), width: 150, render: (_, row) => format.moment(row.at) },
        { key: 'kind', title: say('moves.kind'), width: 100, render: (_, row) => say(`move.${row.kind}`) },
        ...(item
          ? []
          : [
              {
                key: 'item',
                title: say('item.title'),
                render: (_: unknown, row: Move) => (
                  <Link to={`/supply/items/${row.item}`}>
                    {[row.itemName, row.standard].filter(Boolean).join(' · ')}
                  </Link>
                ),
              },
            ]),
        { key: 'lot', title: say('lot.no'), width: 110, render: (_, row) => row.lotNo || say('lot.none') },
        {
          key: 'quantity',
          title: say('quantity'),
          className: 'num',
          width: 100,
          render: (_, row) => say('count', { count: format.number(row.quantity), unit: row.unit }),
        },
        {
          key: 'way',
          title: say('moves.way'),
          render: (_, row) => (
            <>
              {side(row.fromName, row.kind, 'from')} → {side(row.toName, row.kind, 'to')}
              {row.request ? (
                <>
                  {' '}
                  <Link to={`/supply/requests/${row.request}`}>{say('moves.request')}</Link>
                </>
              ) : null}
              {row.donation ? (
                <>
                  {' '}
                  <Link to={`/supply/donations/${row.donation}`}>{say('moves.receipt')}</Link>
                </>
              ) : null}
            </>
          ),
        },
        {
          key: 'said',
          title: say('moves.said'),
          render: (_, row) => (
            <>
              {row.said} <span className="faint">{row.by}</span>
            </>
          ),
        },
      ]}
    />
  )
}
