import { Button, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Language } from '#platform/contract/index.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { paperText } from '../contract/index.ts'
import './volunteer.css'

/** What stands on a slip. Without a password it was made, but the answer that carried it was lost on the way. */
export interface SlipProps {
  slip: { username?: string | undefined; password?: string | undefined }
  /** Of the volunteer; the paper bears no name, so that it opens nothing to whoever finds it but what it says. */
  no: number
  language: Language
  close: () => void
}

/** Name to sign in with and one-time password, shown once and printed on one page in the person's language. Closes only on purpose. */
export function Slip({ slip, no, language, close }: SlipProps): ReactNode {
  const say = useWords('volunteer')
  const { session } = useSession()
  const [isPrinted, setIsPrinted] = useState(false)
  const { username = '', password } = slip
  const address = `${window.location.origin}/field/`
  return (
    <Modal
      open
      width={520}
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={say('slip.title')}
      footer={
        <Button type={isPrinted ? 'primary' : 'default'} onClick={close}>
          {say('slip.done')}
        </Button>
      }
    >
      {password ? (
        <>
          <p className="soft">
            {paperText(language, 'username')} <strong className="mono">{username}</strong>
          </p>
          <p className="volunteer-code mono" data-testid="one-time-password">
            {password}
          </p>
          <p>{say('slip.once')}</p>
          <Button
            className="volunteer-print-button"
            type={isPrinted ? 'default' : 'primary'}
            onClick={() => {
              setIsPrinted(true)
              window.print()
            }}
          >
            {say('slip.print')}
          </Button>
          {createPortal(
            <section className="volunteer-paper" lang={language}>
              <h1>{paperText(language, 'slip')}</h1>
              <p>{paperText(language, 'slipOf', { county: session.county.name, no })}</p>
              <dl>
                <dt>{paperText(language, 'address')}</dt>
                <dd className="mono">{address}</dd>
                <dt>{paperText(language, 'username')}</dt>
                <dd className="mono">{username}</dd>
                <dt>{paperText(language, 'password')}</dt>
                <dd className="mono">{password}</dd>
              </dl>
              <p>{paperText(language, 'steps')}</p>
            </section>,
            document.body,
          )}
        </>
      ) : (
        <p className="risk">{say('slip.lost')}</p>
      )}
    </Modal>
  )
}
