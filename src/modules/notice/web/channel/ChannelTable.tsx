import { Table } from 'antd'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Channel, closeChannel, testChannel } from '../../contract/index.ts'

/** The channels that are open, with what can be done with each. */
export function ChannelTable({
  channels,
  edit,
}: {
  channels: readonly Channel[]
  edit: (channel: Channel) => void
}): ReactNode {
  const say = useWords('notice')
  const [closing, setClosing] = useState<Channel>()
  return (
    <>
      <Table<Channel>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={[...channels]}
        columns={[
          { key: 'name', title: say('channel.name'), dataIndex: 'name' },
          { key: 'kind', title: say('channel.kind'), width: 130, render: (_, { kind }) => say(`channelKind.${kind}`) },
          { key: 'host', title: say('channel.host'), ellipsis: true, dataIndex: 'host' },
          {
            key: 'for',
            title: say('channel.for'),
            width: 220,
            render: (_, row) =>
              [
                row.kind === 'push' || row.kind === 'sms'
                  ? say('channel.everybody')
                  : row.topics.map((topic) => say(`topic.${topic}`)).join('、') || say('channel.allTopics'),
                row.urgentOnly ? say('channel.urgentOnlyShort') : '',
              ]
                .filter(Boolean)
                .join(' · '),
          },
          {
            key: 'do',
            title: '',
            width: 240,
            render: (_, row) => (
              <span className="notice-actions">
                <SendTest channel={row} />
                <button type="button" className="link-button" onClick={() => edit(row)}>
                  {say('channel.edit')}
                </button>
                <button type="button" className="link-button" onClick={() => setClosing(row)}>
                  {say('channel.close')}
                </button>
              </span>
            ),
          },
        ]}
      />
      {closing ? <CloseDialog channel={closing} close={() => setClosing(undefined)} /> : null}
    </>
  )
}

/** Goes the way of everything else; how it went stands in the log below. */
function SendTest({ channel }: { channel: Channel }): ReactNode {
  const say = useWords('notice')
  const command = useCommand(testChannel)
  if (command.problem) return <span className="late">{command.problem.title}</span>
  if (command.progress?.state === 'accepted') return <span className="done">{say('channel.tested')}</span>
  return (
    <button
      type="button"
      className="link-button"
      disabled={command.busy}
      onClick={() => void command.send({ channel: channel.id })}
    >
      {say('channel.test')}
    </button>
  )
}

function CloseDialog({ channel, close }: { channel: Channel; close: () => void }): ReactNode {
  const say = useWords('notice')
  const command = useCommand(closeChannel)
  const go = async (): Promise<void> => {
    const outcome = await command.send({ channel: channel.id, version: channel.version })
    if (outcome.state === 'accepted') close()
  }
  return (
    <ConfirmDialog
      danger
      title={say('channel.closeTitle', { name: channel.name })}
      ok={say('channel.close')}
      command={command}
      go={go}
      close={close}
    >
      <p>{say('channel.closeWhat')}</p>
    </ConfirmDialog>
  )
}
