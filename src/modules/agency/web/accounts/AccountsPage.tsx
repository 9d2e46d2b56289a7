import { Button, Select } from 'antd'
import { type ReactNode, useCallback, useState } from 'react'
import { useNavigate } from 'react-router'
import { type Role, roleNames, roles } from '#platform/contract/index.ts'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import { Watermark } from '#platform/web/watermark.tsx'
import { listAccounts } from '../../contract/index.ts'
import { AccountsTabs } from '../AccountsTabs.tsx'
import { AgencySelect } from '../AgencySelect.tsx'
import { SearchField } from '../SearchField.tsx'
import { NewAccount } from './NewAccount.tsx'
import { useAccountColumns } from './useAccountColumns.tsx'
import '../agency.css'

/** Who can sign in, for whom they work, and what they may do where. */
export default function AccountsPage(): ReactNode {
  const say = useWords('agency')
  const language = useLanguage()
  const navigate = useNavigate()
  const [filter, setFilter] = useUrlState(['q', 'agency', 'role'] as const)
  const { q, agency, role } = filter
  const known = roles.find((each) => each === role)
  const accounts = usePages(
    listAccounts,
    { ...(q ? { q } : {}), ...(agency ? { agency } : {}), ...(known ? { role: known } : {}) },
    { keep: true },
  )
  const columns = useAccountColumns()
  const [isMaking, setIsMaking] = useState(false)
  const search = useCallback((text: string) => setFilter({ q: text }), [setFilter])
  useShortcuts([{ keys: 'n', label: 'agency:key.new', run: () => setIsMaking(true) }])
  const isFiltered = Boolean(q || agency || known)

  return (
    <Watermark>
      <Page
        title={say('accounts.title')}
        answers={say('accounts.answers')}
        actions={
          <Button type="primary" onClick={() => setIsMaking(true)}>
            {say('accounts.new')}
          </Button>
        }
      >
        <AccountsTabs />
        <Panel>
          <div className="agency-filters no-print">
            <SearchField value={q ?? ''} onChange={search} placeholder={say('accounts.search')} />
            <AgencySelect
              isFilter
              value={agency}
              onChange={(next) => setFilter({ agency: next })}
              placeholder={say('accounts.allAgencies')}
            />
            <Select<Role | null>
              allowClear
              className="agency-select"
              value={known ?? null}
              placeholder={say('accounts.allRoles')}
              aria-label={say('accounts.allRoles')}
              onChange={(next) => setFilter({ role: next ?? undefined })}
              options={roles.map((each) => ({ value: each, label: roleNames[each][language] }))}
            />
          </div>
          <PagedTable
            paged={accounts}
            columns={columns}
            open={(row) => void navigate(`/accounts/${row.id}`)}
            empty={
              <EmptyPane
                title={say(isFiltered ? 'accounts.noneFound' : 'accounts.none')}
                hint={say(isFiltered ? 'accounts.noneFoundHint' : 'accounts.noneHint')}
                action={
                  isFiltered ? (
                    <Button onClick={() => setFilter({ q: undefined, agency: undefined, role: undefined })}>
                      {say('accounts.showAll')}
                    </Button>
                  ) : undefined
                }
              />
            }
          />
        </Panel>
        {isMaking ? <NewAccount agency={agency} close={() => setIsMaking(false)} /> : null}
      </Page>
    </Watermark>
  )
}
