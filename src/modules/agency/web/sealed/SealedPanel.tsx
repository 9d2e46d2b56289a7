import { Button, Table } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { dismissSealed, getAccount, releaseSealed, type SealedCommand, type SealedPhone } from '../../contract/index.ts'
import { useSealedColumns } from './useSealedColumns.tsx'

/** What somebody is about to decide: about which commands of which phone. */
export interface Asking {
  what: 'release' | 'dismiss'
  phone: SealedPhone
  commands: readonly SealedCommand[]
}

/** One phone: whose it is, how it stands, and what it brought, to be chosen and decided about. */
export function SealedPanel({
  phone,
  isWaiting,
  ask,
}: {
  phone: SealedPhone
  isWaiting: boolean
  ask: (asking: Asking) => void
}): ReactNode {
  const say = useWords('agency')
  const format = useFormat()
  const { may } = useSession()
  const columns = useSealedColumns(isWaiting)
  const [ticked, setTicked] = useState<readonly string[]>([])
  // What was decided meanwhile is not ticked any more.
  const chosen = phone.commands.filter(({ id }) => ticked.includes(id))
  const count = format.number(chosen.length)
  return (
    <Panel
      title={
        <>
          {may(getAccount.name) ? (
            <Link to={`/accounts/${phone.account}`}>{phone.displayName}</Link>
          ) : (
            phone.displayName
          )}
          {` · ${phone.phone}`}
        </>
      }
      aside={
        <span className="soft">
          {phone.revokedAt ? say('device.revokedAt', { at: format.moment(phone.revokedAt) }) : say('sealed.inUse')}
          {` · ${say('sealed.count', { count: format.number(phone.count) })}`}
        </span>
      }
    >
      <Table<SealedCommand>
        size="small"
        rowKey="id"
        columns={columns ?? []}
        dataSource={phone.commands}
        pagination={false}
        {...(isWaiting
          ? {
              rowSelection: {
                selectedRowKeys: chosen.map(({ id }) => id),
                onChange: (keys) => setTicked(keys.map(String)),
                getTitleCheckboxProps: () => ({ 'aria-label': say('action.chooseAll') }),
                getCheckboxProps: () => ({ 'aria-label': say('action.chooseRow') }),
              },
            }
          : {})}
      />
      {phone.count > phone.commands.length ? (
        <p className="soft">{say('sealed.first', { shown: format.number(phone.commands.length) })}</p>
      ) : null}
      {isWaiting ? (
        <div className="sealed-acts no-print">
          {may(releaseSealed.name) ? (
            <Button disabled={chosen.length === 0} onClick={() => ask({ what: 'release', phone, commands: chosen })}>
              {chosen.length > 0 ? say('sealed.releaseChosen', { count }) : say('sealed.release')}
            </Button>
          ) : null}
          {may(dismissSealed.name) ? (
            <Button disabled={chosen.length === 0} onClick={() => ask({ what: 'dismiss', phone, commands: chosen })}>
              {chosen.length > 0 ? say('sealed.dismissChosen', { count }) : say('sealed.dismiss')}
            </Button>
          ) : null}
          {chosen.length === 0 ? <span className="soft">{say('sealed.choose')}</span> : null}
        </div>
      ) : null}
    </Panel>
  )
}
