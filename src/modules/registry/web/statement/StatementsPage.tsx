import { DatePicker, type TableProps } from 'antd'
import dayjs from 'dayjs'
import { type ReactNode, useMemo } from 'react'
import { Link, useNavigate } from 'react-router'
import type { ResponseOf } from '#platform/contract/index.ts'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import { listStatements } from '../../contract/index.ts'
import { covered, gaps } from '../coverage.ts'

export type Statement = ResponseOf<typeof listStatements>['items'][number]

/** Signed days of the areas in reach, newest first. */
export default function StatementsPage(): ReactNode {
  const say = useWords('registry')
  const format = useFormat()
  const navigate = useNavigate()
  const [filter, setFilter] = useUrlState(['day', 'area'] as const)
  const statements = usePages(listStatements, filter, { keep: true })
  const columns = useMemo<TableProps<Statement>['columns']>(
    () => [
      { key: 'day', title: say('statements.day'), width: 140, render: (_, row) => format.day(row.day) },
      {
        key: 'area',
        title: say('statements.area'),
        render: (_, row) => (
          <>
            {row.areaName}
            {row.withdrawn ? <span className="risk"> · {say('statements.withdrawn')}</span> : null}
          </>
        ),
      },
      {
        key: 'doors',
        title: say('figure.doors'),
        width: 96,
        className: 'num',
        render: (_, row) => format.number(row.figures.doors),
      },
      {
        key: 'covered',
        title: say('tree.covered'),
        width: 84,
        className: 'num',
        render: (_, row) => format.share(covered(row.figures), row.figures.doors),
      },
      ...gaps
        .filter((gap) => gap !== 'thrice')
        .map((gap) => ({
          key: gap,
          title: say(`gap.${gap}`),
          width: 92,
          className: 'num',
          render: (_: unknown, row: Statement) => (row.figures[gap] === 0 ? '–' : format.number(row.figures[gap])),
        })),
      { key: 'by', title: say('statements.by'), width: 120, dataIndex: 'signedBy', ellipsis: true },
      { key: 'at', title: say('statements.at'), width: 84, render: (_, row) => format.time(row.signedAt) },
    ],
    [say, format],
  )
  return (
    <Page
      title={say('statements.title')}
      answers={say('statements.answers')}
      actions={
        <DatePicker
          aria-label={say('statements.day')}
          placeholder={say('statements.day')}
          value={filter.day ? dayjs(filter.day) : null}
          onChange={(day) => setFilter({ day: day?.format('YYYY-MM-DD') })}
        />
      }
    >
      <Panel>
        <PagedTable
          paged={statements}
          columns={columns}
          open={(row) => void navigate(`/statements/${row.id}`)}
          empty={
            <EmptyPane
              title={say('statements.none')}
              hint={say('statements.noneHint')}
              action={<Link to="/coverage">{say('nav.coverage')}</Link>}
            />
          }
        />
      </Panel>
    </Page>
  )
}
