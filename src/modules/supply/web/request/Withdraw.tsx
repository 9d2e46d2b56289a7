import { Button, Popconfirm } from 'antd'
import type { ReactNode } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { type SupplyRequest, withdrawRequest } from '../../contract/index.ts'

/** It is not needed any more. */
export function Withdraw({ request }: { request: SupplyRequest }): ReactNode {
  const say = useWords('supply')
  const command = useCommand(withdrawRequest)
  return (
    <div>
      <Popconfirm
        title={say('acts.withdrawAsk')}
        okText={say('acts.withdraw')}
        cancelText={say('action.cancel')}
        onConfirm={() => void command.send({ request: request.id })}
      >
        <Button loading={command.busy}>{say('acts.withdraw')}</Button>
      </Popconfirm>
      <CommandNote progress={command.progress} />
    </div>
  )
}
