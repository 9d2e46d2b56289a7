import type { TableProps } from 'antd'
import { useMemo } from 'react'
import { roleNames } from '#platform/contract/index.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import type { Account } from '../../contract/index.ts'

/** Roles beyond this many are counted, not listed. */
const most = 2

/** Columns of the list of accounts. */
export function useAccountColumns(): TableProps<Account>['columns'] {
  const say = useWords('agency')
  const language = useLanguage()
  return useMemo(
    () => [
      {
        key: 'name',
        title: say('account.name'),
        width: 220,
        ellipsis: true,
        render: (_, row) => (
          <span className={row.disabled ? 'faint' : ''}>
            {row.disabled ? <span className="agency-mark">{say('account.disabled')}</span> : null}
            <strong className="agency-name">{row.displayName}</strong>
          </span>
        ),
      },
      { key: 'username', title: say('account.username'), width: 190, ellipsis: true, dataIndex: 'username' },
      { key: 'agency', title: say('account.agency'), width: 250, ellipsis: true, dataIndex: 'agencyName' },
      {
        key: 'roles',
        title: say('account.roles'),
        render: (_, row) =>
          row.roles.length === 0 ? (
            <span className="risk">{row.disabled ? '' : say('account.noRole')}</span>
          ) : (
            <>
              {row.roles.slice(0, most).map((held) => (
                <div key={held.id} className={held.live ? '' : 'soft'}>
                  {roleNames[held.role][language]} <span className="soft">{held.placeName}</span>
                  {held.lentFrom ? <span className="faint"> · {say('role.lent')}</span> : null}
                  {held.live ? null : <span className="faint"> · {say('role.later')}</span>}
                </div>
              ))}
              {row.roles.length > most ? (
                <span className="faint">{say('account.moreRoles', { count: row.roles.length - most })}</span>
              ) : null}
            </>
          ),
      },
      {
        key: 'totp',
        title: say('account.totp'),
        width: 110,
        render: (_, row) =>
          row.totp ? say('account.totpOn') : <span className="faint">{say('account.totpOff')}</span>,
      },
    ],
    [say, language],
  )
}
