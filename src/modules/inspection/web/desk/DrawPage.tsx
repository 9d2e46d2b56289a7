import { Button, Input, Table } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Check, getDraw, type WholeDraw, withdrawDraw } from '../../contract/index.ts'
import { hoursOf } from './hours.ts'
import { Proof } from './Proof.tsx'
import '../inspection.css'

/** One draw: what came of it, and the proof that nobody chose it. */
export default function DrawPage(): ReactNode {
  const { id = '' } = useParams()
  const found = useQuery(getDraw, { id }, { keep: true })
  if (found.error && !found.data) return <ProblemPane problem={found.error.body} retry={() => void found.refetch()} />
  return found.data ? <Shown whole={found.data} /> : <WaitWords />
}

function Shown({ whole }: { whole: WholeDraw }): ReactNode {
  const say = useWords('inspection')
  const format = useFormat()
  const { may } = useSession()
  const [isWithdrawing, setIsWithdrawing] = useState(false)
  const { draw, checks, agencies } = whole
  const left = checks.some(({ state }) => state !== 'done')
  return (
    <Page
      title={say('draw.title', { when: hoursOf(draw, say, format) })}
      answers={say('draw.line', {
        place: draw.placeName,
        agencies: agencies.length > 0 ? agencies.join('、') : say('draw.allAgencies'),
        by: draw.drawnBy,
        at: format.moment(draw.drawnAt),
      })}
      above={<Link to="/inspections/draws">{say('draws')}</Link>}
      actions={
        <>
          <Button onClick={() => window.print()}>{say('action.print')}</Button>
          {may(withdrawDraw.name) && !draw.withdrawnAt && left ? (
            <Button danger onClick={() => setIsWithdrawing(true)}>
              {say('draw.withdraw')}
            </Button>
          ) : null}
        </>
      }
    >
      {draw.withdrawnAt ? (
        <p className="inspection-withdrawn">
          {say('draw.withdrawnLine', {
            at: format.moment(draw.withdrawnAt),
            by: draw.withdrawnBy ?? '',
            why: draw.withdrawnWhy ?? '',
          })}
        </p>
      ) : null}
      <Panel title={say('draw.checks')}>
        <Table<Check>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={checks}
          scroll={{ x: 760 }}
          columns={[
            { key: 'hour', title: say('check.hour'), width: 140, render: (_, row) => format.moment(row.hourAt) },
            { key: 'post', title: say('post'), render: (_, row) => row.postName },
            { key: 'place', title: say('check.place'), width: 180, dataIndex: 'placeName' },
            {
              key: 'agency',
              title: say('agency'),
              width: 180,
              render: (_, row) => row.agencyName ?? <span className="faint">–</span>,
            },
            {
              key: 'state',
              title: say('stands'),
              width: 110,
              render: (_, row) => (
                <span className={`inspection-state is-check-${row.state}`}>{say(`checkState.${row.state}`)}</span>
              ),
            },
            {
              key: 'done',
              title: say('check.done'),
              width: 190,
              render: (_, row) =>
                row.at ? `${format.moment(row.at)} ${row.inspector ?? ''}` : <span className="faint">–</span>,
            },
            {
              key: 'findings',
              title: say('check.findings'),
              width: 80,
              align: 'right',
              className: 'num',
              render: (_, row) => (row.visit ? row.findings : <span className="faint">–</span>),
            },
          ]}
        />
      </Panel>
      <Proof whole={whole} />
      {isWithdrawing ? <Withdraw draw={draw.id} close={() => setIsWithdrawing(false)} /> : null}
    </Page>
  )
}

function Withdraw({ draw, close }: { draw: string; close: () => void }): ReactNode {
  const say = useWords('inspection')
  const command = useCommand(withdrawDraw)
  const [why, setWhy] = useState('')
  return (
    <ConfirmDialog
      title={say('draw.withdraw')}
      ok={say('draw.withdrawGo')}
      danger
      disabled={!why.trim()}
      command={command}
      go={async () => {
        if ((await command.send({ draw, why: why.trim() })).state === 'accepted') close()
      }}
      close={close}
    >
      <p>{say('draw.withdrawHint')}</p>
      <Input.TextArea
        aria-label={say('draw.why')}
        placeholder={say('draw.why')}
        maxLength={200}
        autoSize={{ minRows: 2 }}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      />
    </ConfirmDialog>
  )
}
