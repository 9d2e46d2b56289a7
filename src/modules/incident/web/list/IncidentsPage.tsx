import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages, useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import {
  countIncidents,
  type Incident,
  incidentKinds,
  listIncidents,
  myIncidents,
  shows,
} from '../../contract/index.ts'
import { IncidentMark } from '../IncidentMark.tsx'
import { ReportDialog } from './ReportDialog.tsx'
import '../incident.css'

/** What is reported and not settled, by its clock; what is settled and still to be told back. */
export default function IncidentsPage(): ReactNode {
  const say = useWords('incident')
  const { may } = useSession()
  const [isReporting, setIsReporting] = useState(false)
  const leads = may(listIncidents.name)
  useShortcuts([{ keys: 'n', label: 'incident:key.report', run: () => setIsReporting(true) }])
  return (
    <Page
      title={say('title')}
      answers={say(leads ? 'answers' : 'answersOwn')}
      actions={
        <Button type="primary" onClick={() => setIsReporting(true)}>
          {say('report.open')}
        </Button>
      }
    >
      {leads ? <Figures /> : null}
      <List leads={leads} />
      {isReporting ? <ReportDialog close={() => setIsReporting(false)} /> : null}
    </Page>
  )
}

function Figures(): ReactNode {
  const say = useWords('incident')
  const format = useFormat()
  const { data } = useQuery(countIncidents, {}, { keep: true })
  return (
    <dl className="incident-figures">
      {(['open', 'assigned', 'late', 'toTell'] as const).map((figure) => (
        <div key={figure} className={figure === 'late' && (data?.late ?? 0) > 0 ? 'is-late' : ''}>
          <dt>{say(`figure.${figure}`)}</dt>
          <dd className="num">{data ? format.number(data[figure]) : '–'}</dd>
        </div>
      ))}
    </dl>
  )
}

function List({ leads }: { leads: boolean }): ReactNode {
  const say = useWords('incident')
  const format = useFormat()
  const navigate = useNavigate()
  const [filter, setFilter] = useUrlState(['show', 'kind'] as const)
  const show = shows.find((one) => one === filter.show) ?? 'live'
  const kind = incidentKinds.find((one) => one === filter.kind)
  const params = { show, ...(kind ? { kind } : {}) }
  const paged = usePages(leads ? listIncidents : myIncidents, params, { keep: true })
  return (
    <Panel>
      <div className="incident-filters no-print">
        <Select
          aria-label={say('filter.show')}
          value={show}
          onChange={(next) => setFilter({ show: next === 'live' ? undefined : next })}
          options={shows.map((value) => ({ value, label: say(`show.${value}`) }))}
        />
        <Select
          allowClear
          aria-label={say('filter.kind')}
          placeholder={say('filter.kind')}
          value={kind ?? null}
          onChange={(next) => setFilter({ kind: next ?? undefined })}
          options={incidentKinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
        />
      </div>
      <PagedTable<Incident>
        paged={paged}
        open={(row) => void navigate(`/incidents/${row.id}`)}
        empty={<EmptyPane title={say(`none.${show}`)} hint={say('none.hint')} />}
        columns={[
          { key: 'no', title: say('number'), width: 120, render: (_, { year, no }) => say('numberOf', { year, no }) },
          { key: 'state', title: say('stands'), width: 120, render: (_, row) => <IncidentMark incident={row} /> },
          { key: 'kind', title: say('kindTitle'), width: 120, render: (_, row) => say(`kind.${row.kind}`) },
          { key: 'what', title: say('what'), ellipsis: true, dataIndex: 'what' },
          {
            key: 'place',
            title: say('where'),
            width: 220,
            ellipsis: true,
            render: (_, row) => [row.placeName, row.spot].filter(Boolean).join(' '),
          },
          {
            key: 'agency',
            title: say('agency'),
            width: 160,
            ellipsis: true,
            render: (_, row) => row.agencyName ?? <span className="faint">{say('nobody')}</span>,
          },
          {
            key: 'due',
            title: say('due'),
            width: 130,
            render: (_, row) => (
              <span className={row.late ? 'late' : ''} title={format.moment(row.dueAt)}>
                {show === 'closed' ? format.moment(row.receivedAt) : format.relative(row.dueAt)}
              </span>
            ),
          },
        ]}
      />
    </Panel>
  )
}
