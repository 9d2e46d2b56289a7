import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { PagedTable } from '#platform/web/desk/PagedTable.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { EmptyPane, ProblemPane, WaitWords } from '#platform/web/problem.tsx'
import { usePages, useQuery } from '#platform/web/query.ts'
import { useUrlState } from '#platform/web/urlState.ts'
import { type Channel, type Delivery, deliveryStates, listChannels, listDeliveries } from '../../contract/index.ts'
import { ChannelDialog } from './ChannelDialog.tsx'
import { ChannelTable } from './ChannelTable.tsx'
import '../notice.css'

/** The ways out of the house, each with a test; and how it went with what was sent. */
export default function ChannelsPage(): ReactNode {
  const say = useWords('notice')
  const [editing, setEditing] = useState<Channel | 'new'>()
  const query = useQuery(listChannels, {})
  return (
    <Page
      title={say('channels.title')}
      answers={say('channels.answers')}
      actions={
        <Button type="primary" onClick={() => setEditing('new')}>
          {say('channels.add')}
        </Button>
      }
    >
      <Panel>
        {query.isPending ? <WaitWords /> : null}
        {query.error && !query.data ? (
          <ProblemPane problem={query.error.body} retry={() => void query.refetch()} />
        ) : null}
        {query.data?.items.length === 0 ? (
          <EmptyPane title={say('channels.none')} hint={say('channels.noneHint')} />
        ) : null}
        {query.data && query.data.items.length > 0 ? (
          <ChannelTable channels={query.data.items} edit={setEditing} />
        ) : null}
      </Panel>
      <Deliveries channels={query.data?.items ?? []} />
      {editing ? (
        <ChannelDialog channel={editing === 'new' ? undefined : editing} close={() => setEditing(undefined)} />
      ) : null}
    </Page>
  )
}

function Deliveries({ channels }: { channels: readonly Channel[] }): ReactNode {
  const say = useWords('notice')
  const format = useFormat()
  const [filter, setFilter] = useUrlState(['state', 'channel'] as const)
  const state = deliveryStates.find((one) => one === filter.state)
  const channel = channels.find(({ id }) => id === filter.channel)?.id
  const params = { ...(state ? { state } : {}), ...(channel ? { channel } : {}) }
  const paged = usePages(listDeliveries, params, { keep: true })
  return (
    <Panel title={say('log.title')}>
      <div className="notice-filters no-print">
        <div className="notice-actions">
          <Select
            allowClear
            aria-label={say('log.channel')}
            placeholder={say('log.channel')}
            value={channel ?? null}
            onChange={(next) => setFilter({ channel: next ?? undefined })}
            options={channels.map(({ id, name }) => ({ value: id, label: name }))}
            popupMatchSelectWidth={false}
          />
          <Select
            allowClear
            aria-label={say('log.state')}
            placeholder={say('log.state')}
            value={state ?? null}
            onChange={(next) => setFilter({ state: next ?? undefined })}
            options={deliveryStates.map((value) => ({ value, label: say(`state.${value}`) }))}
            popupMatchSelectWidth={false}
          />
        </div>
        <span className="soft">{say('log.hint')}</span>
      </div>
      <PagedTable<Delivery>
        paged={paged}
        empty={<EmptyPane title={say('log.none')} />}
        columns={[
          { key: 'due', title: say('log.when'), width: 150, render: (_, row) => format.moment(row.dueAt) },
          { key: 'channel', title: say('log.channel'), ellipsis: true, dataIndex: 'channelName' },
          { key: 'what', title: say('log.what'), width: 140, render: (_, row) => say(`what.${row.what}`) },
          {
            key: 'state',
            title: say('log.state'),
            width: 130,
            render: (_, row) => (
              <span className={['failed', 'unsure'].includes(row.state) ? 'late' : row.state === 'sent' ? 'done' : ''}>
                {say(`state.${row.state}`)}
              </span>
            ),
          },
          { key: 'tries', title: say('log.tries'), width: 90, dataIndex: 'tries' },
          {
            key: 'why',
            title: say('log.why'),
            render: (_, row) =>
              [row.why ? say(`why.${row.why}`) : '', row.status && row.state !== 'sent' ? `HTTP ${row.status}` : '']
                .filter(Boolean)
                .join(' · '),
          },
        ]}
      />
    </Panel>
  )
}
