import { Button, Input, Modal, Table } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { Page } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { readings, releaseReading } from '../../contract/index.ts'

/** Who has read how many persons today; past the limit a supervisor lets them go on, with the reason. */
export default function ReadingsPage(): ReactNode {
  const say = useWords('monitoring')
  const format = useFormat()
  const query = useQuery(readings, {}, { keep: true })
  const [account, setAccount] = useState<string>()
  if (query.isError) return <ProblemPane problem={query.error.body} retry={() => void query.refetch()} />
  if (!query.data) return <WaitWords />
  return (
    <Page title={say('readings.title')} answers={say('readings.answers')}>
      {query.data.items.length === 0 ? (
        <EmptyPane title={say('readings.none')} />
      ) : (
        <Table
          size="small"
          rowKey="account"
          pagination={false}
          dataSource={query.data.items}
          columns={[
            { title: say('readings.who'), dataIndex: 'name' },
            { title: say('readings.agency'), dataIndex: 'agency' },
            {
              title: say('readings.read'),
              className: 'num',
              render: (_, row) => (
                <span className={row.read >= row.limit ? 'late' : ''}>
                  {format.number(row.read)} / {format.number(row.limit)}
                </span>
              ),
            },
            {
              render: (_, row) => (
                <Button size="small" disabled={row.read < row.limit} onClick={() => setAccount(row.account)}>
                  {say('readings.release')}
                </Button>
              ),
            },
          ]}
        />
      )}
      {account ? <Release account={account} close={() => setAccount(undefined)} /> : null}
    </Page>
  )
}

function Release({ account, close }: { account: string; close: () => void }): ReactNode {
  const say = useWords('monitoring')
  const command = useCommand(releaseReading)
  const [why, setWhy] = useState('')
  const save = async (): Promise<void> => {
    const outcome = await command.send({ account, why: why.trim() })
    if (outcome.state === 'accepted') close()
  }
  return (
    <Modal
      open
      title={say('readings.release')}
      okText={say('readings.release')}
      cancelText={say('action.cancel')}
      okButtonProps={{ disabled: why.trim() === '', loading: command.busy }}
      onOk={() => void save()}
      onCancel={close}
    >
      <Field label={say('readings.why')} required>
        <Input.TextArea value={why} maxLength={200} onChange={(event) => setWhy(event.target.value)} />
      </Field>
      <CommandNote progress={command.progress} />
    </Modal>
  )
}
