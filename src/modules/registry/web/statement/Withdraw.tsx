import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { today } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { withdrawStatement } from '../../contract/index.ts'
import type { Statement } from './StatementsPage.tsx'

/** The way back from a signature: the signer takes today's statement back and signs the figures of now. */
export function Withdraw({ statement }: { statement: Statement }): ReactNode {
  const say = useWords('registry')
  const { session, may } = useSession()
  const navigate = useNavigate()
  const command = useCommand(withdrawStatement)
  const [asking, setAsking] = useState(false)
  // Names can be alike; the server knows who signed.
  const isOwn = statement.signedBy === session.account.displayName && statement.day === today()
  if (!isOwn || statement.withdrawn || !may(withdrawStatement.name)) return null
  const send = async (): Promise<void> => {
    const outcome = await command.send({ statement: statement.id })
    if (outcome.state === 'accepted') void navigate(`/coverage?area=${statement.area}`)
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>{say('statement.withdraw')}</Button>
      <Modal
        open={asking}
        title={say('statement.withdrawTitle')}
        okText={say('statement.withdrawGo')}
        cancelText={say('action.cancel')}
        okButtonProps={{ danger: true, loading: command.busy }}
        onOk={() => void send()}
        onCancel={() => setAsking(false)}
      >
        <p>{say('statement.withdrawWhat')}</p>
        <CommandNote progress={command.progress} />
      </Modal>
    </>
  )
}
