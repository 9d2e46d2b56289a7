import { type ReactNode, useState } from 'react'
import { useWords } from '../../i18n.ts'
import { phone } from '../../store/phone.ts'
import { BigButton } from '../button.tsx'
import { LockFrame } from './Frame.tsx'

export interface ForgetProps {
  unsent: number
  /** Absent where the phone cannot be used otherwise. */
  back?: () => void
  /** Somebody else is signed in than whose phone this is. */
  other?: boolean
}

/** The way out for who forgot the PIN and for who takes the phone over: empty it, and say first what becomes of what waits. */
export function Forget({ unsent, back, other = false }: ForgetProps): ReactNode {
  const say = useWords('field')
  const [busy, setBusy] = useState(false)
  const go = async (): Promise<void> => {
    setBusy(true)
    await phone().wipe('left')
  }
  return (
    <LockFrame title={say(other ? 'lock.forget.other' : 'lock.forget.title')}>
      {other ? <p>{say('lock.forget.otherWhat')}</p> : null}
      <p>{say('lock.forget.what')}</p>
      {unsent > 0 ? <p className="f-notice f-is-waiting">{say('lock.forget.unsent', { count: unsent })}</p> : null}
      {back ? (
        <BigButton kind="main" onClick={back}>
          {say('lock.forget.back')}
        </BigButton>
      ) : null}
      <BigButton onClick={() => void go()} disabled={busy}>
        {say('lock.forget.go')}
      </BigButton>
    </LockFrame>
  )
}
