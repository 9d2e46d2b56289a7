import type { TableProps } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import type { ResponseOf } from '#platform/contract/index.ts'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { deviceWords } from '#platform/web/device.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Account, endSession, listSessions } from '../../contract/index.ts'

type Session = ResponseOf<typeof listSessions>['items'][number]

/** Where the person is signed in, and ending it: a lost phone, a desk left open. */
export function AccountSessions({ account }: { account: Account }): ReactNode {
  const say = useWords('agency')
  const format = useFormat()
  const sessions = usePages(listSessions, { account: account.id }, { keep: true })
  const command = useCommand(endSession)
  const [ending, setEnding] = useState<Session>()
  const columns = useMemo<TableProps<Session>['columns']>(
    () => [
      {
        key: 'device',
        title: say('session.device'),
        render: (_, row) => (
          <span title={row.device ?? ''}>
            {deviceWords(row.device) ?? say('state.unknown')}
            {row.current ? <span className="done"> · {say('session.current')}</span> : null}
          </span>
        ),
      },
      { key: 'network', title: say('session.network'), width: 200, render: (_, row) => row.network ?? '–' },
      { key: 'created', title: say('session.created'), width: 180, render: (_, row) => format.moment(row.createdAt) },
      { key: 'seen', title: say('session.seen'), width: 140, render: (_, row) => format.relative(row.seenAt) },
      { key: 'expires', title: say('session.expires'), width: 180, render: (_, row) => format.moment(row.expiresAt) },
      {
        key: 'end',
        width: 90,
        align: 'end',
        className: 'no-print',
        render: (_, row) => (
          <button type="button" className="link-button" onClick={() => setEnding(row)}>
            {say('session.end')}
          </button>
        ),
      },
    ],
    [say, format],
  )
  const go = async (): Promise<void> => {
    if (!ending) return
    const outcome = await command.send({ session: ending.id })
    if (outcome.state === 'accepted') setEnding(undefined)
  }
  return (
    <Panel title={say('session.title')}>
      <PagedTable
        paged={sessions}
        columns={columns}
        empty={<EmptyPane title={say('session.none')} hint={say('session.noneHint')} />}
      />
      {ending ? (
        <ConfirmDialog
          danger
          title={say('session.endTitle', { name: account.displayName })}
          ok={say('session.endNow')}
          command={command}
          go={go}
          close={() => {
            command.reset()
            setEnding(undefined)
          }}
        >
          <p>{say(ending.current ? 'session.endMine' : 'session.endHint')}</p>
        </ConfirmDialog>
      ) : null}
    </Panel>
  )
}
