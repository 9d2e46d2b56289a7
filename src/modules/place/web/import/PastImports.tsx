import type { ReactNode } from 'react'
import { Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { listImports } from '../../contract/index.ts'
import { foldLots } from './folded.ts'
import { UndoImport } from './UndoImport.tsx'

/** Lists that came in before, newest first. */
export function PastImports(): ReactNode {
  const { may } = useSession()
  return may(listImports.name) ? <PastTable /> : null
}

function PastTable(): ReactNode {
  const say = useWords('place')
  const format = useFormat()
  const imports = usePages(listImports, {}, { keep: true })
  const rows = foldLots(imports.rows)
  const number = (key: 'rowsIn' | 'created' | 'matched' | 'rejected', words: string) => ({
    key,
    title: say(words),
    dataIndex: key,
    width: 96,
    className: 'num',
    render: (count: number) =>
      key === 'rejected' && count > 0 ? <span className="risk">{format.number(count)}</span> : format.number(count),
  })
  return (
    <Panel title={say('import.past')}>
      <PagedTable
        paged={{ ...imports, rows }}
        empty={<EmptyPane title={say('import.noPast')} hint={say('import.noPastHint')} />}
        columns={[
          {
            key: 'at',
            title: say('import.at'),
            width: 150,
            render: (_, row) => <span title={format.relative(row.at)}>{format.moment(row.at)}</span>,
          },
          {
            key: 'file',
            title: say('import.file'),
            render: (_, row) => (
              <>
                {row.fileName}{' '}
                {row.lots > 1 ? <span className="faint">{say('import.lots', { count: row.lots })}</span> : null}
              </>
            ),
          },
          { key: 'source', title: say('import.source'), width: 140, render: (_, row) => say(`list.${row.source}`) },
          number('rowsIn', 'import.rowsIn'),
          number('created', 'import.created_did'),
          number('matched', 'import.matched'),
          number('rejected', 'import.rejected'),
          {
            key: 'undo',
            title: '',
            width: 150,
            render: (_, row) => <UndoImport line={row} after={() => void imports.query.refetch()} />,
          },
        ]}
      />
    </Panel>
  )
}
