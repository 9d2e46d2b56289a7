import { Table, type TableProps } from 'antd'
import type { ReactNode } from 'react'
import { roleNames } from '#platform/contract/index.ts'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { type Session, useSession } from '#platform/web/session.tsx'

type Held = Session['roles'][number]

/** What I may do, where and until when. */
export function MyRoles(): ReactNode {
  const say = useWords('me')
  const language = useLanguage()
  const format = useFormat()
  const { session } = useSession()
  const columns: TableProps<Held>['columns'] = [
    {
      key: 'role',
      title: say('roles.role'),
      width: 200,
      render: (_, held) => <strong>{roleNames[held.role][language]}</strong>,
    },
    { key: 'place', title: say('roles.place'), dataIndex: 'placeName' },
    {
      key: 'until',
      title: say('roles.until'),
      width: 180,
      render: (_, held) =>
        held.until ? format.moment(held.until) : <span className="faint">{say('roles.open')}</span>,
    },
  ]
  return (
    <Panel title={say('roles.title')} aside={say('roles.hint')}>
      {session.roles.length === 0 ? (
        <EmptyPane title={say('roles.none')} hint={say('roles.noneHint')} />
      ) : (
        <Table<Held>
          size="small"
          rowKey={(held) => `${held.role}${held.place}${held.until ?? ''}`}
          pagination={false}
          columns={columns}
          dataSource={session.roles}
        />
      )}
    </Panel>
  )
}
