import type { ReactNode } from 'react'
import { Page } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages, useQuery } from '#platform/web/query.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import { type LeadRow, mine, mineCounts } from '../../contract/index.ts'
import { LeadDrawer } from '../lead/LeadDrawer.tsx'
import { ReceiveAll } from './ReceiveAll.tsx'
import '../lead.css'

/** What the own agency has to find out, those due first; signed for in one press. */
export default function MyLeadsPage(): ReactNode {
  const say = useWords('lead')
  const format = useFormat()
  const [{ lead }, setUrl] = useUrlState(['lead'] as const)
  const rows = usePages(mine, {}, { keep: true })
  const numbers = useQuery(mineCounts, {}, { keep: true }).data
  return (
    <Page
      title={say('mine.title')}
      answers={say('mine.answers')}
      actions={<ReceiveAll waiting={numbers?.assigned ?? 0} />}
    >
      {numbers && numbers.late > 0 ? (
        <p className="late">{say('lateNow', { count: format.number(numbers.late) })}</p>
      ) : null}
      <PagedTable<LeadRow>
        paged={rows}
        {...(numbers ? { total: numbers.assigned + numbers.received } : {})}
        open={(row) => setUrl({ lead: row.id })}
        empty={<EmptyPane title={say('mine.none')} hint={say('mine.noneHint')} />}
        columns={[
          { key: 'row', title: say('number'), render: (_, row) => say('rowOf', { list: row.listNo, row: row.row }) },
          { key: 'list', title: say('list'), render: (_, row) => row.listTitle },
          { key: 'place', title: say('place'), render: (_, row) => row.placeName ?? '–' },
          { key: 'state', title: say('stateHead'), render: (_, row) => say(`state.${row.state}`) },
          {
            key: 'due',
            title: say('due'),
            render: (_, row) => (
              <span className={row.late ? 'late' : ''} title={format.relative(row.dueAt)}>
                {format.moment(row.dueAt)}
              </span>
            ),
          },
        ]}
      />
      {lead ? <LeadDrawer id={lead} own close={() => setUrl({ lead: undefined })} /> : null}
    </Page>
  )
}
