import { Button, Table, type TableProps } from 'antd'
import type { CSSProperties, ReactNode } from 'react'
import type { QueryDefinition } from '#platform/contract/index.ts'
import { useFormat } from '../format.ts'
import { useWords } from '../i18n.ts'
import { useListKeys } from '../keyboard.ts'
import { ProblemPane, WaitWords } from '../problem.tsx'
import type { Paged } from '../query.ts'

/** What the table needs of a `Paged` list. */
export interface PagedRows<T> {
  query: Pick<Paged<QueryDefinition>['query'], 'isPending' | 'isError' | 'error' | 'refetch' | 'isFetchingNextPage'>
  rows: T[]
  hasMore: boolean
  loadMore: () => void
}

export interface PagedTableProps<T extends { id: string }> {
  /** From `usePages`. */
  paged: PagedRows<T>
  columns: TableProps<T>['columns']
  /** Opens a row: click, or Enter on the row under the arrows. */
  open?: (row: T) => void
  /** Shown when there are no rows. */
  empty: ReactNode
  rowKey?: (row: T) => string
  rowSelection?: TableProps<T>['rowSelection']
  /** Total number of rows where it is known. */
  total?: number
}

/** A keyset-paged table: arrows walk it, Enter opens, "50 more" at the foot, words while it waits. */
export function PagedTable<T extends { id: string }>(props: PagedTableProps<T>): ReactNode {
  const { paged, columns, open, empty, rowKey = (row) => row.id, rowSelection, total } = props
  const say = useWords()
  const format = useFormat()
  const { active } = useListKeys(paged.rows.length, (index) => {
    const row = paged.rows[index]
    if (row) open?.(row)
  })
  if (paged.query.isPending) return <WaitWords />
  if (paged.query.error && paged.rows.length === 0) {
    return <ProblemPane problem={paged.query.error.body} retry={() => void paged.query.refetch()} />
  }
  if (paged.rows.length === 0) return empty
  const count = format.number(paged.rows.length)
  // The kit names its boxes in English only.
  const labels = {
    getTitleCheckboxProps: () => ({ 'aria-label': say('action.chooseAll') }),
    getCheckboxProps: () => ({ 'aria-label': say('action.chooseRow') }),
  }
  return (
    <>
      <Table<T>
        size="small"
        className="paged-table"
        style={{ '--columns': columns?.length ?? 1 } as CSSProperties}
        rowKey={rowKey}
        columns={columns ?? []}
        dataSource={paged.rows}
        pagination={false}
        {...(rowSelection ? { rowSelection: { ...labels, ...rowSelection } } : {})}
        rowClassName={(_, index) => `${index === active ? 'row-active' : ''} ${open ? 'row-open' : ''}`}
        onRow={(row, index) => ({ 'data-row-index': index, ...(open ? { onClick: () => open(row) } : {}) })}
      />
      <div className="list-foot no-print">
        <span>
          {paged.hasMore
            ? say('state.shown', { count }) + (total === undefined ? '' : ` / ${format.number(total)}`)
            : say('state.shownAll', { count })}
        </span>
        {paged.hasMore ? (
          <Button size="small" loading={paged.query.isFetchingNextPage} onClick={paged.loadMore}>
            {say('action.more')}
          </Button>
        ) : null}
      </div>
    </>
  )
}
