import { Select } from 'antd'
import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import { type Finding, findingKinds, listFindings, listOwnFindings } from '../../contract/index.ts'
import { IncidentLink } from '../IncidentLink.tsx'
import '../patrol.css'

/** What patrols found, the latest first, with the incidents that came of it. */
export default function FindingsPage(): ReactNode {
  const say = useWords('patrol')
  const format = useFormat()
  const navigate = useNavigate()
  const { may } = useSession()
  const [filter, setFilter] = useUrlState(['kind'] as const)
  const kind = findingKinds.find((one) => one === filter.kind)
  const query = may(listFindings.name) ? listFindings : listOwnFindings
  const paged = usePages(query, kind ? { kind } : {}, { keep: true })
  return (
    <Page title={say('found.title')} answers={say('found.answers')} above={<Link to="/patrols">{say('title')}</Link>}>
      <Panel>
        <div className="patrol-filters no-print">
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
        <PagedTable<Finding>
          paged={paged}
          open={(row) => void navigate(`/patrols/${row.run}`)}
          empty={<EmptyPane title={say('found.none')} hint={say('found.noneHint')} />}
          columns={[
            { key: 'at', title: say('found.at'), width: 130, render: (_, row) => format.moment(row.at) },
            { key: 'kind', title: say('found.kind'), width: 160, render: (_, row) => say(`finding.${row.kind}`) },
            {
              key: 'where',
              title: say('found.where'),
              width: 220,
              ellipsis: true,
              render: (_, row) =>
                [row.stopName, row.trade ? say(`trade.${row.trade}`) : null].filter(Boolean).join(' · '),
            },
            { key: 'said', title: say('found.said'), ellipsis: true, dataIndex: 'said' },
            { key: 'agency', title: say('agency'), width: 190, ellipsis: true, dataIndex: 'agencyName' },
            {
              key: 'incident',
              title: say('found.incident'),
              width: 170,
              render: (_, row) => <IncidentLink incident={row.incident} />,
            },
          ]}
        />
      </Panel>
    </Page>
  )
}
