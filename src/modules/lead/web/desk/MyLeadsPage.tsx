import { Button } from 'antd'
import type { ReactNode } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Page } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { type LeadRow, mine, receive } from '../../contract/index.ts'
import { LeadDrawer } from '../lead/LeadDrawer.tsx'
import '../lead.css'

/** What the own agency has to find out, those due first; signed for in one press. */
export default function MyLeadsPage(): ReactNode {
  const say = useWords('lead')
  const format = useFormat()
  const [{ lead }, setUrl] = useUrlState(['lead'] as const)
  const rows = usePages(mine, {}, { keep: true })
  const command = useCommand(receive)
  const unsigned = rows.rows.filter(({ state }) => state === 'assigned').map(({ id }) => id)
  return (
    <Page
      title={say('mine.title')}
      answers={say('mine.answers')}
      actions={
        unsigned.length > 0 ? (
          <Button type="primary" loading={command.busy} onClick={() => void command.send({ leads: unsigned })}>
            {say('mine.receive', { count: unsigned.length })}
          </Button>
        ) : undefined
      }
    >
      <CommandNote progress={command.progress} />
      <PagedTable<LeadRow>
        paged={rows}
        open={(row) => setUrl({ lead: row.id })}
        empty={<EmptyPane title={say('mine.none')} hint={say('mine.noneHint')} />}
        columns={[
          { key: 'row', title: say('number'), render: (_, row) => say('rowOf', { list: row.listNo, row: row.row }) },
          { key: 'place', title: say('place'), render: (_, row) => row.placeName ?? '–' },
          { key: 'state', title: say('stateHead'), render: (_, row) => say(`state.${row.state}`) },
          {
            key: 'due',
            title: say('due'),
            render: (_, row) => (
              <span className={row.late ? 'late' : ''} title={format.moment(row.dueAt)}>
                {format.relative(row.dueAt)}
              </span>
            ),
          },
        ]}
      />
      {lead ? <LeadDrawer id={lead} own close={() => setUrl({ lead: undefined })} /> : null}
    </Page>
  )
}
