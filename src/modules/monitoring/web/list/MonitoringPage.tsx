import { Button, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { Page } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages, useQuery } from '#platform/web/query.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import { counts, type ListRow, list, states } from '../../contract/index.ts'
import { FindDialog } from './FindDialog.tsx'
import { ImportFilter } from './ImportFilter.tsx'
import './list.css'

/** Who is due, missed, to be looked at, under follow-up, released; and the cases. Codes and places, no names. */
export default function MonitoringPage(): ReactNode {
  const say = useWords('monitoring')
  const format = useFormat()
  const navigate = useNavigate()
  const [{ state, import: only }, setUrl] = useUrlState(['state', 'import'] as const)
  const shown = states.find((one) => one === state) ?? 'missed'
  const numbers = useQuery(counts, only ? { import: only } : {}, { keep: true })
  const rows = usePages(list, { state: shown, ...(only ? { import: only } : {}) }, { keep: true })
  const [finding, setFinding] = useState(false)
  const ofCases = [
    { title: say('onsetOn'), render: (_: unknown, { onsetOn }: ListRow) => (onsetOn ? format.day(onsetOn) : '–') },
    { title: say('outcomeHead'), render: (_: unknown, { outcome }: ListRow) => say(`outcome.${outcome}`) },
    {
      title: say('sample.latest'),
      render: (_: unknown, { sample }: ListRow) =>
        sample ? (
          <>
            <span className="soft">{format.shortDay(sample.takenAt)}</span>{' '}
            {sample.result ? say(`result.${sample.result}`) : say('sample.waiting')}
          </>
        ) : (
          '–'
        ),
    },
  ]
  const ofFollowUp = [
    {
      title: say('day'),
      className: 'num',
      render: (_: unknown, { progress }: ListRow) => (progress ? `${progress.day} / ${progress.days}` : '–'),
    },
    {
      title: say('missedHead'),
      className: 'num',
      render: (_: unknown, { progress }: ListRow) => (
        <span className={progress && progress.missed > 0 ? 'late' : ''}>
          {progress ? format.number(progress.missed) : '–'}
        </span>
      ),
    },
    {
      title: say('nextHead'),
      render: (_: unknown, { progress }: ListRow) =>
        progress?.due ? (
          say('slot', { day: format.shortDay(progress.due.day), slot: progress.due.slot })
        ) : progress?.alert ? (
          <span className="late">{say('alert')}</span>
        ) : (
          '–'
        ),
    },
    {
      title: say('releaseHead'),
      render: (_: unknown, { progress }: ListRow) =>
        progress && progress.state !== 'ended' ? format.day(progress.releaseOn) : '–',
    },
  ]
  return (
    <Page
      title={say('title')}
      answers={say('answers')}
      actions={
        <>
          <Link to={only ? `/monitoring/chain?import=${only}` : '/monitoring/chain'}>{say('chain.title')}</Link>
          <Link to="/monitoring/import">{say('import.title')}</Link>
          <Button onClick={() => setFinding(true)}>{say('find.title')}</Button>
          <Button type="primary" onClick={() => navigate('/monitoring/new')}>
            {say('open.title')}
          </Button>
        </>
      }
    >
      <div className="monitoring-filters">
        <Radio.Group
          optionType="button"
          value={shown}
          onChange={(event) => setUrl({ state: event.target.value as string })}
          options={states.map((value) => ({
            value,
            label: `${say(`state.${value}`)} ${numbers.data ? format.number(numbers.data[value]) : ''}`,
          }))}
        />
        <ImportFilter value={only} pick={(next) => setUrl({ import: next })} />
      </div>
      <PagedTable
        paged={rows}
        open={(row) => navigate(`/monitoring/person/${row.id}`)}
        empty={<EmptyPane title={say(`empty.${shown}`)} />}
        {...(numbers.data ? { total: numbers.data[shown] } : {})}
        columns={[
          { title: say('code'), dataIndex: 'code' },
          {
            title: say('kindHead'),
            render: (_, row: ListRow) => `${say(`kind.${row.kind}`)} · ${say(`status.${row.status}`)}`,
          },
          { title: say('address'), dataIndex: 'address' },
          ...(shown === 'cases' ? ofCases : ofFollowUp),
        ]}
      />
      {finding ? <FindDialog close={() => setFinding(false)} /> : null}
    </Page>
  )
}
