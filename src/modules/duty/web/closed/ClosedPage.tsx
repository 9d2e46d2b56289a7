import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { DoneProvider, useDone } from '#platform/web/desk/done.tsx'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { enqueue } from '#platform/web/outbox.ts'
import { EmptyPane } from '#platform/web/problem.tsx'
import { usePages } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { closePost, listClosedPosts } from '../../contract/index.ts'
import '../duty.css'

/** Posts that were closed: by whom, when, and the way back. */
export default function ClosedPage(): ReactNode {
  const say = useWords('duty')
  return (
    <Page title={say('closed.title')} answers={say('closed.answers')} above={<Link to="/duty">{say('title')}</Link>}>
      <DoneProvider>
        <Closed />
      </DoneProvider>
    </Page>
  )
}

function Closed(): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const { may } = useSession()
  const tell = useDone()
  const command = useCommand(closePost)
  const [going, setGoing] = useState<string>()
  const paged = usePages(listClosedPosts, {}, { keep: true })
  const reopen = async ({ id, name, version }: (typeof paged.rows)[number]): Promise<void> => {
    setGoing(id)
    const outcome = await command.send({ post: id, version, reopen: true })
    if (outcome.state !== 'accepted') return
    const text = say('closed.done', { name })
    const next = outcome.result.version
    const steps = async () => [{ label: text, send: () => enqueue(closePost, { post: id, version: next }) }]
    tell({ text, undo: { label: say('postForm.close'), steps } })
  }
  return (
    <Panel>
      <PagedTable
        paged={paged}
        empty={<EmptyPane title={say('closed.none')} hint={say('closed.hint')} />}
        columns={[
          { key: 'name', title: say('postForm.name'), dataIndex: 'name' },
          { key: 'kind', title: say('postForm.kind'), render: (_, row) => say(`kind.${row.kind}`) },
          { key: 'place', title: say('closed.place'), dataIndex: 'placeName' },
          { key: 'at', title: say('closed.at'), render: (_, row) => format.moment(row.closedAt) },
          {
            key: 'by',
            title: say('closed.by'),
            render: (_, row) => (
              <>
                {row.closedBy.name} <span className="faint">{row.closedBy.agencyName}</span>
              </>
            ),
          },
          {
            key: 'act',
            title: '',
            render: (_, row) =>
              may(closePost.name) ? (
                <Button
                  size="small"
                  aria-label={say('closed.reopen', { name: row.name })}
                  loading={command.busy && going === row.id}
                  onClick={() => void reopen(row)}
                >
                  {say('postForm.reopen')}
                </Button>
              ) : null,
          },
        ]}
      />
      <CommandNote progress={command.progress} />
    </Panel>
  )
}
