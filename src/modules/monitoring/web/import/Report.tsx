import { Table } from 'antd'
import type { ReactNode } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import type { Lines } from './lines.ts'
import type { Sum } from './send.ts'

const pagination = { pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }

/** What was read off the files: rows in are cases, links and named rejects; values that nobody could read are named too. */
export function ReadReport({ lines }: { lines: Lines }): ReactNode {
  const say = useWords('monitoring')
  const format = useFormat()
  const file = { title: say('import.file'), dataIndex: 'file' }
  const row = { title: say('import.row'), dataIndex: 'row', className: 'num', width: 90 }
  const value = { title: say('import.value'), dataIndex: 'value' }
  return (
    <>
      <p>
        {say('import.read', {
          rows: format.number(lines.rowsIn),
          cases: format.number(lines.cases.length),
          links: format.number(lines.links.length),
          followUps: format.number(lines.followUps.length),
          rejected: format.number(lines.rejected.length),
        })}
        {lines.dropped.length > 0 ? say('import.dropped', { count: format.number(lines.dropped.length) }) : ''}
      </p>
      {lines.rejected.length > 0 ? (
        <>
          <h3>{say('import.rejected')}</h3>
          <Table
            size="small"
            rowKey={(one) => `${one.file} ${one.row}`}
            pagination={pagination}
            dataSource={lines.rejected}
            columns={[
              file,
              row,
              { title: say('import.why'), render: (_, one) => say(`import.reject.${one.why}`) },
              value,
            ]}
          />
        </>
      ) : null}
      {lines.dropped.length > 0 ? (
        <>
          <h3>{say('import.droppedTitle')}</h3>
          <Table
            size="small"
            rowKey={(one) => `${one.file} ${one.row} ${one.field}`}
            pagination={pagination}
            dataSource={lines.dropped}
            columns={[
              file,
              row,
              { title: say('import.fieldHead'), render: (_, one) => say(`import.field.${one.field}`) },
              { title: say('import.why'), render: (_, one) => say(`import.drop.${one.why}`) },
              value,
            ]}
          />
        </>
      ) : null}
    </>
  )
}

/** What would come in, or came in; links that point to nobody are named. */
export function SumReport({ sum }: { sum: Sum }): ReactNode {
  const say = useWords('monitoring')
  const format = useFormat()
  return (
    <>
      <p>
        {say(sum.dryRun ? 'import.would' : 'import.counts', {
          created: format.number(sum.created),
          known: format.number(sum.known),
          linked: format.number(sum.linked),
          linksKnown: format.number(sum.linksKnown),
          dangling: format.number(sum.dangling.length),
        })}
        {sum.followed + sum.followedKnown + sum.strays.length > 0
          ? say('import.followed', {
              followed: format.number(sum.followed),
              known: format.number(sum.followedKnown),
              strays: format.number(sum.strays.length),
            })
          : ''}
      </p>
      {sum.dangling.length > 0 ? (
        <>
          <h3>{say('import.dangling')}</h3>
          <Table
            size="small"
            rowKey={(one) => `${one.from} ${one.to}`}
            pagination={pagination}
            dataSource={sum.dangling}
            columns={[
              { title: say('import.from'), dataIndex: 'from' },
              { title: say('import.to'), dataIndex: 'to' },
              { title: say('import.why'), render: (_, one) => say(`import.dangles.${one.why}`) },
            ]}
          />
        </>
      ) : null}
      {sum.strays.length > 0 ? (
        <>
          <h3>{say('import.straysTitle')}</h3>
          <Table
            size="small"
            rowKey={(one) => `${one.code} ${one.day}`}
            pagination={pagination}
            dataSource={sum.strays}
            columns={[
              { title: say('import.field.code'), dataIndex: 'code' },
              { title: say('import.field.day'), dataIndex: 'day' },
              { title: say('import.why'), render: (_, one) => say(`import.stray.${one.why}`) },
            ]}
          />
        </>
      ) : null}
    </>
  )
}
