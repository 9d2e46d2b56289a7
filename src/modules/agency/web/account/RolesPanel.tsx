import { Button, Table, type TableProps } from 'antd'
import { type ReactNode, useState } from 'react'
import { roleNames } from '#platform/contract/index.ts'
import { countyNow } from '#platform/web/clock.ts'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { useUrlState } from '#platform/web/urlState.ts'
import type { Account, RoleHeld } from '../../contract/index.ts'
import { splitRoles } from '../roles.ts'
import { EndRole } from './EndRole.tsx'
import { GiveRole } from './GiveRole.tsx'

/** Roles held now, to come and of before; giving and ending them. */
export function RolesPanel({ account }: { account: Account }): ReactNode {
  const say = useWords('agency')
  const [at, setAt] = useUrlState(['give'] as const)
  const [ending, setEnding] = useState<RoleHeld>()
  const { now, before } = splitRoles(account.roles, countyNow())
  const give = (
    <Button type="primary" disabled={account.disabled} onClick={() => setAt({ give: 'yes' })}>
      {say('role.give')}
    </Button>
  )
  return (
    <>
      <Panel title={say('role.now')} aside={give}>
        {now.length === 0 ? (
          <EmptyPane title={say('role.none')} hint={say(account.disabled ? 'role.noneDisabled' : 'role.noneHint')} />
        ) : (
          <RoleTable roles={now} end={setEnding} />
        )}
      </Panel>
      {before.length > 0 ? (
        <Panel title={say('role.before')} aside={say('role.count', { count: before.length })}>
          <RoleTable roles={before} />
        </Panel>
      ) : null}
      {at.give === 'yes' && !account.disabled ? (
        <GiveRole account={account} close={() => setAt({ give: undefined })} />
      ) : null}
      {ending ? <EndRole account={account} held={ending} close={() => setEnding(undefined)} /> : null}
    </>
  )
}

function RoleTable({ roles, end }: { roles: RoleHeld[]; end?: (held: RoleHeld) => void }): ReactNode {
  const say = useWords('agency')
  const language = useLanguage()
  const format = useFormat()
  const columns: TableProps<RoleHeld>['columns'] = [
    {
      key: 'role',
      title: say('role.role'),
      width: 200,
      render: (_, held) => (end ? <strong>{roleNames[held.role][language]}</strong> : roleNames[held.role][language]),
    },
    { key: 'place', title: say('role.place'), dataIndex: 'placeName' },
    {
      key: 'from',
      title: say('role.from'),
      width: 220,
      render: (_, held) => (
        <>
          {format.moment(held.from)}
          {end && !held.live ? <span className="risk"> · {say('role.later')}</span> : null}
          {!end && held.to && held.from > held.to ? <span className="faint"> · {say('role.neverBegan')}</span> : null}
        </>
      ),
    },
    {
      key: 'to',
      title: say('role.to'),
      width: 180,
      render: (_, held) => (held.to ? format.moment(held.to) : <span className="faint">{say('role.openEnd')}</span>),
    },
    {
      key: 'lent',
      title: say('role.lentFrom'),
      width: 200,
      ellipsis: true,
      render: (_, held) => held.lentFrom ?? <span className="faint">–</span>,
    },
  ]
  if (end) {
    columns.push({
      key: 'end',
      width: 90,
      align: 'end',
      className: 'no-print',
      render: (_, held) => (
        <button type="button" className="link-button" onClick={() => end(held)}>
          {say('role.end')}
        </button>
      ),
    })
  }
  return <Table<RoleHeld> size="small" rowKey="id" pagination={false} columns={columns} dataSource={roles} />
}
