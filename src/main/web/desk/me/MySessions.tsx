import { Table, type TableProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { endSession, mySessions } from '#modules/agency/contract/index.ts'
import type { ResponseOf } from '#platform/contract/index.ts'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { deviceWords } from '#platform/web/device.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'

type Mine = ResponseOf<typeof mySessions>['items'][number]

/** Where I am signed in, this device first; any other can be ended from here. */
export function MySessions(): ReactNode {
  const say = useWords('me')
  const format = useFormat()
  const { signOut } = useSession()
  const sessions = useQuery(mySessions, {}, { keep: true })
  const command = useCommand(endSession)
  const [ending, setEnding] = useState<Mine>()
  const rows = [...(sessions.data?.items ?? [])].sort((a, b) => Number(b.current) - Number(a.current))
  const close = (): void => {
    command.reset()
    setEnding(undefined)
  }
  const columns: TableProps<Mine>['columns'] = [
    {
      key: 'device',
      title: say('sessions.device'),
      render: (_, row) => (
        <span title={row.device ?? ''}>
          {deviceWords(row.device) ?? say('state.unknown')}
          {row.current ? <span className="done"> · {say('sessions.here')}</span> : null}
        </span>
      ),
    },
    { key: 'network', title: say('sessions.network'), width: 122, render: (_, row) => row.network ?? '–' },
    { key: 'created', title: say('sessions.created'), width: 142, render: (_, row) => format.moment(row.createdAt) },
    { key: 'seen', title: say('sessions.seen'), width: 92, render: (_, row) => format.relative(row.seenAt) },
    {
      key: 'end',
      width: 84,
      align: 'end',
      render: (_, row) => (
        <button type="button" className="link-button" onClick={() => (row.current ? void signOut() : setEnding(row))}>
          {say(row.current ? 'sessions.signOut' : 'sessions.end')}
        </button>
      ),
    },
  ]
  return (
    <Panel title={say('sessions.title')} aside={say('sessions.hint')}>
      {sessions.isPending ? <WaitWords /> : null}
      {sessions.isError && !sessions.data ? (
        <ProblemPane problem={sessions.error.body} retry={() => void sessions.refetch()} />
      ) : null}
      {rows.length > 0 ? (
        <Table<Mine> size="small" rowKey="id" pagination={false} columns={columns} dataSource={rows} />
      ) : null}
      {ending ? (
        <ConfirmDialog
          danger
          title={say('sessions.endTitle', { device: deviceWords(ending.device) ?? say('state.unknown') })}
          ok={say('sessions.endNow')}
          command={command}
          go={async () => {
            const outcome = await command.send({ session: ending.id })
            if (outcome.state === 'accepted') close()
          }}
          close={close}
        >
          <p>{say('sessions.endHint')}</p>
        </ConfirmDialog>
      ) : null}
    </Panel>
  )
}
