import { DatePicker, Table } from 'antd'
import dayjs from 'dayjs'
import { lazy, type ReactNode, Suspense, useMemo } from 'react'
import { Link } from 'react-router'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import { chain, imports } from '../../contract/index.ts'
import { ImportFilter } from '../list/ImportFilter.tsx'
import '../list/list.css'
import { incidenceOf, intervalsOf } from './days.ts'
import { observed } from './epi/serial-interval.ts'
import { fixed } from './fixed.ts'
import { chainOf } from './generations.ts'
import { Reproduction } from './Reproduction.tsx'
import './chain.css'

const ChainGraph = lazy(() => import('./ChainGraph.tsx'))

/** Who exposed whom, by codes: the graph, generations, offspring, serial interval, and the reproduction number over time. */
export default function ChainPage(): ReactNode {
  const say = useWords('monitoring')
  const format = useFormat()
  const [{ import: picked, from, to }, setUrl] = useUrlState(['import', 'from', 'to'] as const)
  const days = { ...(from ? { from } : {}), ...(to ? { to } : {}) }
  const past = useQuery(imports, {}, { keep: true })
  const all = useQuery(chain, days, { keep: true, enabled: picked === undefined || picked === 'all' })
  // So many cannot be drawn at once, and a part of them would mix outbreaks: then it is the latest list, unless somebody says otherwise.
  const latest = picked === undefined && all.data?.cut ? past.data?.items[0]?.id : undefined
  const only = latest ?? (picked === 'all' ? undefined : picked)
  const one = useQuery(
    chain,
    { ...days, ...(only ? { import: only } : {}) },
    { keep: true, enabled: only !== undefined },
  )
  const query = only === undefined ? all : one
  const data = query.data
  const found = useMemo(
    () =>
      data &&
      chainOf(
        data.cases.map(({ id }) => id),
        data.links,
      ),
    [data],
  )
  if (query.isError) return <ProblemPane problem={query.error.body} retry={() => void query.refetch()} />
  if (!data || !found) return <WaitWords />
  const byId = new Map(data.cases.map((one) => [one.id, one]))
  const generations = [...Map.groupBy(found.generation, ([, step]) => step)]
    .sort(([a], [b]) => a - b)
    .map(([step, members]) => {
      const onsets = members.flatMap(([id]) => byId.get(id)?.onsetOn ?? []).sort()
      return { step, count: members.length, first: onsets[0], last: onsets.at(-1) }
    })
  const intervals = intervalsOf(data.links, (id) => byId.get(id)?.onsetOn)
  const serial = observed(intervals)
  const incidence = incidenceOf(
    data.cases.flatMap(({ kind, onsetOn }) => (kind === 'case' && onsetOn ? [onsetOn] : [])),
  )
  const top = found.offspring.slice(0, 20).map(({ id, count }) => ({ id, count, one: byId.get(id) }))
  return (
    <Page
      title={say('chain.title')}
      answers={say('chain.answers')}
      above={<Link to="/monitoring">{say('title')}</Link>}
    >
      <div className="monitoring-filters">
        <ImportFilter value={only} pick={(next) => setUrl({ import: next ?? 'all' })} />
        <DatePicker.RangePicker
          aria-label={say('chain.onsetBetween')}
          placeholder={[say('chain.onsetFrom'), say('chain.onsetTo')]}
          allowEmpty={[true, true]}
          value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
          onChange={(_, [first, last]) => setUrl({ from: first || undefined, to: last || undefined })}
        />
      </div>
      {latest ? <p className="late">{say('chain.latestOnly')}</p> : null}
      {data.cases.length === 0 ? (
        <EmptyPane title={say(only || from || to ? 'chain.noneHere' : 'chain.none')} />
      ) : (
        <>
          <p>
            {say('chain.figures', {
              persons: format.number(data.cases.length),
              links: format.number(data.links.length),
              largest: format.number(found.largest),
              isolated: format.number(found.isolated),
            })}
          </p>
          {data.cut ? <p className="late">{say('chain.cut', { count: format.number(data.cases.length) })}</p> : null}
          {found.generation.size > 0 ? (
            <Panel title={say('chain.graph')} aside={say('chain.graphHint')}>
              <Suspense fallback={<WaitWords />}>
                <ChainGraph cases={data.cases} links={data.links} chain={found} />
              </Suspense>
            </Panel>
          ) : null}
          <Reproduction incidence={incidence} intervals={intervals} observed={serial} />
          <Panel title={say('serial.title')}>
            {serial ? (
              <p>
                {say('serial.figures', {
                  pairs: format.number(serial.pairs),
                  mean: fixed(serial.mean),
                  sd: fixed(serial.sd),
                  median: serial.median,
                  negative: format.share(serial.negative * serial.pairs, serial.pairs),
                })}
              </p>
            ) : (
              <p className="soft">{say('serial.none')}</p>
            )}
          </Panel>
          <Panel title={say('chain.generations')}>
            <Table
              size="small"
              rowKey="step"
              pagination={false}
              dataSource={generations}
              columns={[
                { title: say('chain.generation'), dataIndex: 'step', className: 'num' },
                { title: say('chain.persons'), className: 'num', render: (_, row) => format.number(row.count) },
                { title: say('chain.firstOnset'), render: (_, row) => (row.first ? format.day(row.first) : '–') },
                { title: say('chain.lastOnset'), render: (_, row) => (row.last ? format.day(row.last) : '–') },
              ]}
            />
          </Panel>
          <Panel title={say('chain.offspring')}>
            <Table
              size="small"
              rowKey="id"
              pagination={false}
              dataSource={top}
              columns={[
                {
                  title: say('code'),
                  render: (_, row) => <Link to={`/monitoring/person/${row.id}`}>{row.one?.code ?? '–'}</Link>,
                },
                { title: say('onsetOn'), render: (_, row) => (row.one?.onsetOn ? format.day(row.one.onsetOn) : '–') },
                { title: say('chain.exposed'), className: 'num', render: (_, row) => format.number(row.count) },
              ]}
            />
          </Panel>
        </>
      )}
    </Page>
  )
}
