import { Button, Checkbox, Select, Table, type TableProps } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { Link } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import { type Agency, agencyKinds, listAgencies } from '../../contract/index.ts'
import { AccountsTabs } from '../AccountsTabs.tsx'
import { AgencyDialog } from './AgencyDialog.tsx'
import { CloseAgency } from './CloseAgency.tsx'
import '../agency.css'

type Doing = { what: 'new' } | { what: 'edit' | 'close'; agency: Agency }

/** The bodies that take part, by kind. */
export default function AgenciesPage(): ReactNode {
  const say = useWords('agency')
  const agencies = useQuery(listAgencies, {}, { keep: true })
  const [filter, setFilter] = useUrlState(['kind', 'closed'] as const)
  const [doing, setDoing] = useState<Doing>()
  const all = agencies.data?.items ?? []
  const shown = useMemo(
    () =>
      all
        .filter((one) => (filter.closed || !one.closed) && (!filter.kind || one.kind === filter.kind))
        .sort((a, b) => agencyKinds.indexOf(a.kind) - agencyKinds.indexOf(b.kind)),
    [all, filter.kind, filter.closed],
  )
  const close = (): void => setDoing(undefined)
  return (
    <Page
      title={say('accounts.title')}
      answers={say('agencies.answers')}
      actions={
        <Button type="primary" onClick={() => setDoing({ what: 'new' })}>
          {say('agencies.new')}
        </Button>
      }
    >
      <AccountsTabs />
      <Panel>
        <div className="agency-filters no-print">
          <Select
            allowClear
            className="agency-select"
            value={filter.kind ?? null}
            placeholder={say('agencies.allKinds')}
            aria-label={say('agencies.allKinds')}
            onChange={(next) => setFilter({ kind: next ?? undefined })}
            options={agencyKinds.map((kind) => ({
              value: kind,
              label: `${say(`kind.${kind}`)} ${all.filter((one) => one.kind === kind && !one.closed).length}`,
            }))}
          />
          <Checkbox
            checked={Boolean(filter.closed)}
            onChange={(event) => setFilter({ closed: event.target.checked ? 'yes' : undefined })}
          >
            {say('agencies.withClosed')}
          </Checkbox>
        </div>
        {agencies.isPending ? <WaitWords /> : null}
        {agencies.isError && !agencies.data ? (
          <ProblemPane problem={agencies.error.body} retry={() => void agencies.refetch()} />
        ) : null}
        {agencies.data && shown.length === 0 ? <EmptyPane title={say('agencies.none')} /> : null}
        {shown.length > 0 ? <AgencyTable agencies={shown} act={setDoing} /> : null}
      </Panel>
      {doing?.what === 'close' ? <CloseAgency agency={doing.agency} close={close} /> : null}
      {doing?.what === 'new' ? <AgencyDialog close={close} /> : null}
      {doing?.what === 'edit' ? <AgencyDialog agency={doing.agency} close={close} /> : null}
    </Page>
  )
}

function AgencyTable({ agencies, act }: { agencies: Agency[]; act: (doing: Doing) => void }): ReactNode {
  const say = useWords('agency')
  const format = useFormat()
  const columns: TableProps<Agency>['columns'] = [
    {
      key: 'kind',
      title: say('agency.kind'),
      width: 150,
      className: 'agency-kind',
      onCell: (row, index = 0) => ({
        rowSpan:
          agencies[index - 1]?.kind === row.kind ? 0 : agencies.filter((other) => other.kind === row.kind).length,
      }),
      render: (_, row) => say(`kind.${row.kind}`),
    },
    {
      key: 'name',
      title: say('agency.name'),
      render: (_, row) => (
        <span className={row.closed ? 'faint' : ''}>
          {row.name}
          {row.closed ? <span className="agency-mark">{say('agency.closed')}</span> : null}
        </span>
      ),
    },
    { key: 'place', title: say('agency.place'), width: 240, ellipsis: true, dataIndex: 'placeName' },
    {
      key: 'accounts',
      title: say('agency.accounts'),
      width: 100,
      className: 'num',
      render: (_, row) =>
        row.accounts === 0 ? (
          <span className="faint">0</span>
        ) : (
          <Link to={`/accounts?agency=${row.id}`}>{format.number(row.accounts)}</Link>
        ),
    },
    {
      key: 'act',
      width: 140,
      align: 'end',
      className: 'no-print',
      render: (_, row) =>
        row.closed ? null : (
          <span className="agency-acts">
            <button type="button" className="link-button" onClick={() => act({ what: 'edit', agency: row })}>
              {say('action.edit')}
            </button>
            <button type="button" className="link-button" onClick={() => act({ what: 'close', agency: row })}>
              {say('agencies.close')}
            </button>
          </span>
        ),
    },
  ]
  return (
    <Table<Agency>
      size="small"
      rowKey="id"
      rowHoverable={false}
      pagination={false}
      columns={columns}
      dataSource={agencies}
    />
  )
}
