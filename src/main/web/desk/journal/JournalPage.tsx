import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { listJournal } from '#platform/contract/index.ts'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import { commandNames } from './commands.ts'
import { EntryDrawer } from './EntryDrawer.tsx'
import type { Entry } from './entry.ts'
import { useCommandName } from './useCommandName.ts'
import { useJournalColumns } from './useJournalColumns.tsx'
import './journal.css'

/** Every change of the county, newest first: who, what, when, from where; never the content. */
export default function JournalPage(): ReactNode {
  const say = useWords('journal')
  const nameOf = useCommandName()
  const [filter, setFilter] = useUrlState(['name'] as const)
  const name = filter.name && /^[a-z]+\.[a-zA-Z]+$/.test(filter.name) ? filter.name : undefined
  const entries = usePages(listJournal, name ? { name } : {}, { keep: true })
  const columns = useJournalColumns()
  const [open, setOpen] = useState<Entry>()
  const all = <Button onClick={() => setFilter({ name: undefined })}>{say('showAll')}</Button>
  return (
    <Page
      title={say('title')}
      answers={say('answers')}
      actions={
        <Button loading={entries.query.isRefetching} onClick={() => void entries.query.refetch()}>
          {say('refresh')}
        </Button>
      }
    >
      <div className="journal">
        <Panel>
          <div className="journal-filter no-print">
            <Select<string>
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              value={name ?? null}
              placeholder={say('allCommands')}
              aria-label={say('allCommands')}
              onChange={(next) => setFilter({ name: next ?? undefined })}
              options={Object.entries(commandNames).map(([module, names]) => ({
                label: say(`module.${module}`),
                options: names.map((each) => ({ value: each, label: nameOf(each) })),
              }))}
            />
          </div>
          <PagedTable
            paged={entries}
            columns={columns}
            open={setOpen}
            empty={
              <EmptyPane
                title={say('none')}
                hint={say(name ? 'noneOfName' : 'noneHint')}
                action={name ? all : undefined}
              />
            }
          />
        </Panel>
        <Panel title={say('proof.title')} className="journal-proof">
          <ol>
            <li>{say('proof.line')}</li>
            <li>{say('proof.seal')}</li>
            <li>{say('proof.chain')}</li>
            <li>{say('proof.content')}</li>
          </ol>
          <p className="soft">{say('proof.verify')}</p>
          <p>
            <code>{say('proof.command')}</code>
          </p>
        </Panel>
      </div>
      <EntryDrawer entry={open} close={() => setOpen(undefined)} />
    </Page>
  )
}
