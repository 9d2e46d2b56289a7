import { Button, Radio } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { Page } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages, useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import { counts, list, type MeasureRow, propose, shows } from '../../contract/index.ts'
import { StateMark } from '../StateMark.tsx'
import { useRules } from '../useRules.ts'
import '../measure.css'

/** What waits for my agency's signature first; then what is on its way, runs, is objected to, is over. Numbers and places, no names. */
export default function MeasuresPage(): ReactNode {
  const say = useWords('measure')
  const format = useFormat()
  const navigate = useNavigate()
  const { may } = useSession()
  const { kind } = useRules()
  const [{ show }, setUrl] = useUrlState(['show'] as const)
  const shown = shows.find((one) => one === show) ?? 'to_sign'
  const numbers = useQuery(counts, {}, { keep: true })
  const rows = usePages(list, { show: shown }, { keep: true })
  const mayPropose = may(propose.name)
  useShortcuts(mayPropose ? [{ keys: 'n', label: 'measure:key.new', run: () => void navigate('/measures/new') }] : [])
  const { toSign, open, running, ending, objections, suspended = 0 } = numbers.data ?? {}
  const counted = { to_sign: toSign, open, running, ending, objections, over: undefined }
  return (
    <Page
      title={say('title')}
      answers={say('answers')}
      actions={
        mayPropose ? (
          <Button type="primary" onClick={() => void navigate('/measures/new')}>
            {say('new.open')}
          </Button>
        ) : undefined
      }
    >
      {suspended > 0 ? (
        <p className="measure-alarm">{say('suspendedNow', { count: format.number(suspended) })}</p>
      ) : null}
      <Radio.Group
        optionType="button"
        aria-label={say('shows')}
        value={shown}
        onChange={(event) => setUrl({ show: event.target.value as string })}
        options={shows.map((value) => {
          const count = counted[value]
          return { value, label: `${say(`show.${value}`)}${count === undefined ? '' : ` ${format.number(count)}`}` }
        })}
        style={{ marginBottom: 12 }}
      />
      <PagedTable<MeasureRow>
        paged={rows}
        open={(row) => void navigate(`/measures/${row.id}`)}
        empty={<EmptyPane title={say(`empty.${shown}`)} hint={say(`emptyHint.${shown}`)} />}
        columns={[
          { key: 'no', title: say('number'), width: 132, render: (_, { year, no }) => say('numberOf', { year, no }) },
          { key: 'kind', title: say('kind'), width: 170, render: (_, row) => kind(row.kind) },
          {
            key: 'address',
            title: say('address'),
            render: (_, { address, persons }) =>
              shown === 'to_sign' && persons > 1 ? say('addressAndMore', { address, count: persons }) : address,
          },
          { key: 'by', title: say('proposedBy'), width: 180, render: (_, row) => row.proposedBy },
          { key: 'state', title: say('stateHead'), width: 130, render: (_, row) => <StateMark state={row.state} /> },
          { key: 'until', title: say('until'), width: 150, render: (_, row) => format.moment(row.expiresAt) },
          ...(shown === 'objections'
            ? [
                {
                  key: 'due',
                  title: say('answerDue'),
                  width: 160,
                  render: (_: unknown, { objectionDueAt }: MeasureRow) =>
                    objectionDueAt ? <span className="late">{format.relative(objectionDueAt)}</span> : null,
                },
              ]
            : []),
        ]}
      />
    </Page>
  )
}
