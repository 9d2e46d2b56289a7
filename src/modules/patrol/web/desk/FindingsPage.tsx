import { Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { addressOf } from '#platform/web/api.ts'
import { countyNow } from '#platform/web/clock.ts'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { SearchField } from '#platform/web/desk/SearchField.tsx'
import { periodOf, SheetActions } from '#platform/web/desk/SheetActions.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import {
  type Finding,
  findingKinds,
  findingsSheet,
  listFindings,
  listOwnFindings,
  ownFindingsSheet,
} from '../../contract/index.ts'
import { IncidentLink } from '../IncidentLink.tsx'
import '../patrol.css'

/** Days that are shown where the address names none. */
const usualDays = 30
/** Pages that paper takes, of fifty rows each. */
const mostPages = 10

/** What patrols found in some days, the latest first, with the incidents that came of it; on paper and as a sheet too. */
export default function FindingsPage(): ReactNode {
  const say = useWords('patrol')
  const format = useFormat()
  const language = useLanguage()
  const navigate = useNavigate()
  const { may, session } = useSession()
  const [filter, setFilter] = useUrlState(['kind', 'from', 'to', 'q'] as const)
  const [isPrinting, setIsPrinting] = useState(false)
  const kind = findingKinds.find((one) => one === filter.kind)
  const period = periodOf(filter, usualDays)
  const wish = { ...period, ...(kind ? { kind } : {}), ...(filter.q ? { q: filter.q } : {}) }
  const reads = may(listFindings.name)
  const paged = usePages(reads ? listFindings : listOwnFindings, wish, { keep: true })

  async function print(): Promise<void> {
    setIsPrinting(true)
    let { hasNextPage } = paged.query
    for (let page = 1; hasNextPage && page < mostPages; page += 1)
      hasNextPage = (await paged.query.fetchNextPage()).hasNextPage
    setIsPrinting(false)
    // The rows that came last are drawn first.
    requestAnimationFrame(() => setTimeout(() => window.print()))
  }

  return (
    <Page
      printed={false}
      title={say('found.title')}
      answers={say('found.answers')}
      above={<Link to="/patrols">{say('title')}</Link>}
      actions={
        <SheetActions
          period={period}
          setPeriod={setFilter}
          print={() => void print()}
          isPrinting={isPrinting}
          sheet={(as) => addressOf(reads ? findingsSheet : ownFindingsSheet, { ...wish, format: as, language })}
        />
      }
    >
      <p className="print-only">
        {say('found.made', {
          ...{ county: session.county.name, from: period.from, to: period.to },
          ...{ at: format.moment(countyNow()), by: session.account.displayName },
        })}{' '}
        {say(paged.hasMore ? 'found.paperSome' : 'found.paperAll', { count: format.number(paged.rows.length) })}{' '}
        {[kind ? say(`finding.${kind}`) : '', filter.q ?? ''].filter(Boolean).join(' · ')}
      </p>
      <Panel>
        <div className="patrol-filters no-print">
          <SearchField
            value={filter.q}
            set={(q) => setFilter({ q })}
            label={say('found.search')}
            help="patrol:found.search"
          />
          <Select
            aria-label={say('found.kind')}
            value={kind ?? ''}
            onChange={(next) => setFilter({ kind: next || undefined })}
            options={[
              { value: '', label: say('found.allKinds') },
              ...findingKinds.map((value) => ({ value, label: say(`finding.${value}`) })),
            ]}
          />
        </div>
        <div className="patrol-found-list">
          <PagedTable<Finding>
            paged={paged}
            open={(row) => void navigate(`/patrols/${row.run}`)}
            empty={
              <EmptyPane
                title={say('found.none')}
                hint={say(filter.q || kind ? 'found.noneFiltered' : 'found.noneHint')}
              />
            }
            columns={[
              { key: 'at', title: say('found.at'), width: 130, render: (_, row) => format.moment(row.at) },
              { key: 'kind', title: say('found.kind'), width: 160, render: (_, row) => say(`finding.${row.kind}`) },
              {
                key: 'where',
                title: say('found.where'),
                width: 220,
                render: (_, row) =>
                  [row.stopName, row.trade ? say(`trade.${row.trade}`) : null].filter(Boolean).join(' · '),
              },
              { key: 'said', title: say('found.said'), dataIndex: 'said' },
              { key: 'agency', title: say('agency'), width: 190, dataIndex: 'agencyName' },
              {
                key: 'incident',
                title: say('found.incident'),
                width: 170,
                render: (_, row) => <IncidentLink incident={row.incident} />,
              },
            ]}
          />
        </div>
      </Panel>
    </Page>
  )
}
