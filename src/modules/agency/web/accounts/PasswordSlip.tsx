import { App, Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { createPortal } from 'react-dom'
import { countyNow } from '#platform/web/clock.ts'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import './slip.css'

export interface PasswordSlipProps {
  account: { id: string; displayName: string; username: string }
  /** Null: it was made, but the answer that carried it was lost on the way. */
  password: string | null
  isNew?: boolean
  close: () => void
}

/** The one-time password, shown once: to read out, to copy, or to print as a slip. Closes only on purpose. */
export function PasswordSlip({ account, password, isNew = false, close }: PasswordSlipProps): ReactNode {
  const say = useWords('agency')
  const { message } = App.useApp()
  const [isGiven, setIsGiven] = useState(false)
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(password ?? '')
      setIsGiven(true)
      void message.success(say('slip.copied'))
    } catch {
      void message.error(say('slip.copyFailed'))
    }
  }
  return (
    <Modal
      open
      width={520}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={say(isNew ? 'slip.titleNew' : 'slip.titleReset', { name: account.displayName })}
      footer={
        <Button type={isGiven ? 'primary' : 'default'} onClick={close}>
          {say(password === null ? 'action.close' : isNew ? 'slip.doneNew' : 'slip.done')}
        </Button>
      }
    >
      {password === null ? (
        <p className="risk">{say('slip.lost')}</p>
      ) : (
        <div className="slip">
          <p className="soft">
            {say('account.username')} <strong className="mono">{account.username}</strong>
          </p>
          <p className="slip-password mono" data-testid="one-time-password">
            {password}
          </p>
          <p>{say('slip.once')}</p>
          <div className="slip-actions">
            <Button onClick={() => void copy()}>{say('action.copy')}</Button>
            <Button
              onClick={() => {
                setIsGiven(true)
                window.print()
              }}
            >
              {say('slip.print')}
            </Button>
          </div>
          <PaperSlip account={account} password={password} />
        </div>
      )}
    </Modal>
  )
}

/** The same on paper, alone on its page. */
function PaperSlip({ account, password }: Pick<PasswordSlipProps, 'account'> & { password: string }): ReactNode {
  const say = useWords('agency')
  const format = useFormat()
  const { session } = useSession()
  return createPortal(
    <section className="paper-slip">
      <h1>{say('slip.paperTitle', { county: session.county.name })}</h1>
      <dl>
        <dt>{say('account.name')}</dt>
        <dd>{account.displayName}</dd>
        <dt>{say('slip.address')}</dt>
        <dd className="mono">{window.location.origin}</dd>
        <dt>{say('account.username')}</dt>
        <dd className="mono">{account.username}</dd>
        <dt>{say('slip.password')}</dt>
        <dd className="mono paper-password">{password}</dd>
      </dl>
      <p>{say('slip.first')}</p>
      <p>{say('slip.destroy')}</p>
      <p className="soft">{say('slip.printed', { at: format.moment(countyNow()), by: session.account.displayName })}</p>
    </section>,
    document.body,
  )
}
