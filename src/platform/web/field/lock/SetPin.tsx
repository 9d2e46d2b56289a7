import { type ReactNode, useEffect, useState } from 'react'
import { useWords } from '../../i18n.ts'
import { useSession } from '../../session.tsx'
import { canUsePasskey, makePasskey } from '../../store/passkey.ts'
import { phone } from '../../store/phone.ts'
import { isWeakPin, pinLength } from '../../store/pin-rules.ts'
import { BigButton } from '../button.tsx'
import { LockFrame } from './Frame.tsx'
import { PinPad } from './PinPad.tsx'

type Problem = 'weak' | 'differs' | 'failed' | 'passkeyFailed'

/** First use: the person chooses what opens this phone. The sixth digit goes on by itself. */
export function SetPin(): ReactNode {
  const say = useWords('field')
  const { session } = useSession()
  const [first, setFirst] = useState<string>()
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const [passkey, setPasskey] = useState(false)

  useEffect(() => {
    void canUsePasskey().then(setPasskey, () => undefined)
  }, [])

  const begin = (why?: Problem): void => {
    setFirst(undefined)
    setPin('')
    setProblem(why)
    setBusy(false)
  }
  const typed = (next: string): void => {
    setPin(next)
    setProblem(undefined)
    if (next.length < pinLength) return
    if (first === undefined) {
      if (isWeakPin(next)) begin('weak')
      else {
        setFirst(next)
        setPin('')
      }
    } else if (first !== next) begin('differs')
    else {
      setBusy(true)
      phone()
        .vault.create(session.account.id, next)
        .catch(() => begin('failed'))
    }
  }
  const byPasskey = async (): Promise<void> => {
    setBusy(true)
    const made = await makePasskey(session.account.id, session.account.displayName)
    if (made) await phone().vault.createWithPasskey(session.account.id, made.secret, made.credential)
    else begin('passkeyFailed')
  }

  return (
    <LockFrame title={say('lock.set.title')}>
      <p className="f-quiet">{say('lock.set.why')}</p>
      <p className="f-pin-line f-strong" role="status">
        {busy ? say('lock.set.making') : say(first === undefined ? 'lock.set.choose' : 'lock.set.again')}
      </p>
      {problem ? (
        <p className="f-problem" role="alert">
          {say(`lock.set.${problem}`)}
        </p>
      ) : null}
      <PinPad value={pin} onChange={typed} disabled={busy} />
      <p className="f-quiet f-small">{say('lock.set.remember')}</p>
      {passkey ? (
        <BigButton kind="plain" disabled={busy} onClick={() => void byPasskey()}>
          {say('lock.set.passkey')}
        </BigButton>
      ) : null}
    </LockFrame>
  )
}
