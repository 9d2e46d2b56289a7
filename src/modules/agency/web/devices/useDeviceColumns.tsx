import type { TableProps } from 'antd'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { type Device, getAccount } from '../../contract/index.ts'

/** Columns of a list of phones: whose, last heard of, what waits on it, and taking it away. */
export function useDeviceColumns(revoke: (device: Device) => void, withPerson: boolean): TableProps<Device>['columns'] {
  const say = useWords('agency')
  const format = useFormat()
  const { may } = useSession()
  const mayOpen = may(getAccount.name)
  return useMemo(
    () => [
      ...(withPerson
        ? [
            {
              key: 'person',
              title: say('account.name'),
              render: (_: unknown, row: Device) =>
                mayOpen ? <Link to={`/accounts/${row.account}`}>{row.displayName}</Link> : row.displayName,
            },
          ]
        : []),
      {
        key: 'name',
        title: say('device.phone'),
        render: (_, row) => (
          <>
            <span title={say('device.enrolledBy', { at: format.moment(row.enrolledAt), by: row.invitedBy })}>
              {row.name}
            </span>
            {row.unreadAt ? (
              <div className="risk">
                {say('device.unread', { at: format.moment(row.unreadAt), by: row.unreadBy ?? '' })}
              </div>
            ) : null}
          </>
        ),
      },
      {
        key: 'seen',
        title: say('device.seen'),
        width: 130,
        render: (_, row) => <span title={format.moment(row.seenAt)}>{format.relative(row.seenAt)}</span>,
      },
      {
        key: 'unsent',
        title: say('device.unsent'),
        width: 80,
        align: 'end',
        className: 'num',
        render: (_, row) => <span className={row.waiting ? 'late' : ''}>{format.number(row.unsent)}</span>,
      },
      {
        key: 'oldest',
        title: say('device.oldest'),
        width: 180,
        render: (_, row) =>
          row.unsent > 0 && row.oldestAt ? (
            <span className={row.waiting ? 'late' : ''}>{format.moment(row.oldestAt)}</span>
          ) : (
            '–'
          ),
      },
      {
        key: 'skew',
        title: say('device.clock'),
        width: 150,
        render: (_, row) =>
          row.skew === null ? (
            '–'
          ) : (
            <span className="risk">
              {say(row.skew > 0 ? 'device.ahead' : 'device.behind', { span: format.span(Math.abs(row.skew)) })}
            </span>
          ),
      },
      {
        key: 'revoke',
        width: 190,
        align: 'end',
        className: 'no-print',
        render: (_, row) =>
          row.revokedAt ? (
            <span className="soft" title={`${row.revokedBy ?? ''} ${row.revokeReason ?? ''}`.trim()}>
              {say('device.revokedAt', { at: format.moment(row.revokedAt) })}
            </span>
          ) : (
            <button type="button" className="link-button" onClick={() => revoke(row)}>
              {say('device.revoke')}
            </button>
          ),
      },
    ],
    [say, format, mayOpen, revoke, withPerson],
  )
}
