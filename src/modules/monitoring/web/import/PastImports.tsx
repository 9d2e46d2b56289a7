import { Button, Modal, Table } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { imports, undoImport } from '../../contract/index.ts'

/** Line lists that came in: each opens its cases or its chain, and can be taken back for a day. */
export function PastImports(): ReactNode {
  const say = useWords('monitoring')
  const format = useFormat()
  const { data } = useQuery(imports, {}, { keep: true })
  const [asked, setAsked] = useState<{ id: string; fileName: string; cases: number; links: number }>()
  if (!data || data.items.length === 0) return null
  return (
    <Panel title={say('import.past')}>
      <Table
        size="small"
        rowKey="id"
        pagination={{ pageSize: 10, showSizeChanger: false, hideOnSinglePage: true }}
        dataSource={data.items}
        columns={[
          { title: say('import.file'), dataIndex: 'fileName' },
          { title: say('import.when'), render: (_, one) => format.moment(one.at) },
          { title: say('import.by'), dataIndex: 'by' },
          { title: say('import.kindOf.cases'), className: 'num', render: (_, one) => format.number(one.cases) },
          { title: say('import.kindOf.links'), className: 'num', render: (_, one) => format.number(one.links) },
          { title: say('import.danglingHead'), className: 'num', render: (_, one) => format.number(one.dangling) },
          {
            render: (_, one) => (
              <span className="monitoring-import-acts">
                <Link to={`/monitoring?state=cases&import=${one.id}`}>{say('import.openList')}</Link>
                <Link to={`/monitoring/chain?import=${one.id}`}>{say('chain.title')}</Link>
                {one.isYoung ? (
                  <Button size="small" type="text" onClick={() => setAsked(one)}>
                    {say('import.undo')}
                  </Button>
                ) : null}
              </span>
            ),
          },
        ]}
      />
      {asked ? <UndoDialog one={asked} close={() => setAsked(undefined)} /> : null}
    </Panel>
  )
}

/** Says before what goes; nothing goes where somebody worked on it. */
function UndoDialog({
  one,
  close,
}: {
  one: { id: string; fileName: string; cases: number; links: number }
  close: () => void
}): ReactNode {
  const say = useWords('monitoring')
  const format = useFormat()
  const command = useCommand(undoImport)
  const undo = async (): Promise<void> => {
    const outcome = await command.send({ import: one.id })
    if (outcome.state === 'accepted') close()
  }
  return (
    <Modal
      open
      title={say('import.undoTitle', { name: one.fileName })}
      okText={say('import.undoGo')}
      okButtonProps={{ danger: true, loading: command.busy }}
      cancelText={say('action.cancel')}
      onOk={() => void undo()}
      onCancel={close}
    >
      <p>{say('import.undoWhat', { cases: format.number(one.cases), links: format.number(one.links) })}</p>
      <p className="soft">{say('import.undoWhen')}</p>
      <CommandNote progress={command.progress} />
    </Modal>
  )
}
