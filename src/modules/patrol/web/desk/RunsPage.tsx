import { Button, DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { isDay } from '#platform/contract/index.ts'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import { listOwnRuns, listRuns, planOwnRun, planRun, type Run, runKinds, runShows } from '../../contract/index.ts'
import { AgencyChoice } from '../plan/AgencyChoice.tsx'
import { RunMark } from '../RunMark.tsx'
import '../patrol.css'

/** Patrols and broadcast runs: those that are still to do by their hour, late ones in red; those that are over. */
export default function RunsPage(): ReactNode {
  const say = useWords('patrol')
  const navigate = useNavigate()
  const { may } = useSession()
  const plans = may(planRun.name) || may(planOwnRun.name)
  const open = (): void => void navigate('/patrols/new')
  useShortcuts(plans ? [{ keys: 'n', label: 'patrol:key.plan', run: open }] : [])
  return (
    <Page
      title={say('title')}
      answers={say(may(listRuns.name) ? 'answers' : 'answersOwn')}
      actions={
        <>
          <Button onClick={() => void navigate('/patrols/reach')}>{say('reach.title')}</Button>
          <Button onClick={() => void navigate('/patrols/found')}>{say('found.title')}</Button>
          {plans ? (
            <Button type="primary" onClick={open}>
              {say('plan.open')}
            </Button>
          ) : null}
        </>
      }
    >
      <List reads={may(listRuns.name)} />
    </Page>
  )
}

function List({ reads }: { reads: boolean }): ReactNode {
  const say = useWords('patrol')
  const format = useFormat()
  const navigate = useNavigate()
  const [filter, setFilter] = useUrlState(['show', 'kind', 'agency', 'day'] as const)
  const show = runShows.find((one) => one === filter.show) ?? 'live'
  const kind = runKinds.find((one) => one === filter.kind)
  const day = filter.day && isDay(filter.day) ? filter.day : undefined
  const wish = {
    ...{ show, ...(kind ? { kind } : {}), ...(day ? { day } : {}) },
    ...(filter.agency && reads ? { agency: filter.agency } : {}),
  }
  const paged = usePages(reads ? listRuns : listOwnRuns, wish, { keep: true })
  return (
    <Panel>
      <div className="patrol-filters no-print">
        <Select
          aria-label={say('filter.show')}
          value={show}
          onChange={(next) => setFilter({ show: next === 'live' ? undefined : next })}
          options={runShows.map((value) => ({ value, label: say(`show.${value}`) }))}
        />
        <Select
          aria-label={say('filter.kind')}
          value={kind ?? ''}
          onChange={(next) => setFilter({ kind: next || undefined })}
          options={[
            { value: '', label: say('filter.allKinds') },
            ...runKinds.map((value) => ({ value, label: say(`kind.${value}`) })),
          ]}
        />
        <DatePicker
          aria-label={say('filter.day')}
          placeholder={say('filter.allDays')}
          value={day ? dayjs(day) : null}
          onChange={(_, next) => setFilter({ day: String(next ?? '') || undefined })}
        />
        {reads ? (
          <AgencyChoice
            allowClear
            placeholder={say('filter.allAgencies')}
            value={filter.agency}
            onChange={(agency) => setFilter({ agency })}
          />
        ) : null}
      </div>
      <PagedTable<Run>
        paged={paged}
        open={(row) => void navigate(`/patrols/${row.id}`)}
        empty={<EmptyPane title={say(`none.${show}`)} hint={say('none.hint')} />}
        columns={[
          { key: 'state', title: say('stands'), width: 170, render: (_, row) => <RunMark run={row} /> },
          { key: 'kind', title: say('kindTitle'), width: 100, render: (_, row) => say(`kind.${row.kind}`) },
          { key: 'name', title: say('name'), ellipsis: true, dataIndex: 'name' },
          { key: 'agency', title: say('agency'), width: 200, ellipsis: true, dataIndex: 'agencyName' },
          {
            key: 'vehicle',
            title: say('vehicle'),
            width: 130,
            ellipsis: true,
            render: (_, row) => row.vehicle ?? <span className="faint">–</span>,
          },
          {
            key: 'when',
            title: say('when'),
            width: 190,
            render: (_, row) => (
              <span className={row.late ? 'late' : ''}>
                {format.moment(row.startsAt)} – {format.time(row.endsAt)}
              </span>
            ),
          },
          {
            key: 'stops',
            title: say('stopsDone'),
            width: 110,
            align: 'right',
            className: 'num',
            render: (_, row) => `${row.done} / ${row.stops}`,
          },
          {
            key: 'findings',
            title: say('found.title'),
            width: 110,
            align: 'right',
            className: 'num',
            render: (_, row) => (row.kind === 'patrol' ? row.findings : <span className="faint">–</span>),
          },
        ]}
      />
    </Panel>
  )
}
