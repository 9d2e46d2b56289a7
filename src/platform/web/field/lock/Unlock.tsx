import { type ReactNode, useEffect, useState } from 'react'
import { useWords } from '../../i18n.ts'
import { askPasskey } from '../../store/passkey.ts'
import { phone } from '../../store/phone.ts'
import { pinLength } from '../../store/pin-rules.ts'
import { BigButton } from '../button.tsx'
import { Forget } from './Forget.tsx'
import { LockFrame } from './Frame.tsx'
import { PinPad } from './PinPad.tsx'

/** The locked phone: six digits, or the phone's own lock. Says how many tries are left and how long to wait. */
export function Unlock(): ReactNode {
  const say = useWords('field')
  const { vault, outbox } = phone()
  const [forgot, setForgot] = useState(false)
  const [unsent, setUnsent] = useState(0)
  useEffect(() => {
    void outbox.count().then(setUnsent)
  }, [outbox])
  if (forgot) return <Forget unsent={unsent} back={() => setForgot(false)} />
  const byPasskey = vault.header?.lock === 'passkey'
  return (
    <LockFrame title={say(byPasskey ? 'lock.unlock.passkeyTitle' : 'lock.unlock.title')}>
      {byPasskey ? <ByPasskey /> : <ByPin />}
      {unsent > 0 ? <p className="f-notice f-is-waiting">{say('lock.unlock.unsent', { count: unsent })}</p> : null}
      <BigButton kind="plain" onClick={() => setForgot(true)}>
        {say('lock.unlock.forgot')}
      </BigButton>
    </LockFrame>
  )
}

function ByPin(): ReactNode {
  const say = useWords('field')
  const { vault, documents, wipe } = phone()
  const [pin, setPin] = useState('')
  const [busy, setBusy] = useState(false)
  const [left, setLeft] = useState<number>()
  const [failed, setFailed] = useState(false)
  const wait = useWait()

  const typed = (next: string): void => {
    setPin(next)
    setFailed(false)
    if (next.length === pinLength) void attempt(next)
  }
  const attempt = async (whole: string): Promise<void> => {
    setBusy(true)
    documents.prepare()
    try {
      const outcome = await vault.unlock(whole)
      if (outcome.ok) return
      setLeft(outcome.left)
      if (outcome.left === 0) await wipe('pin')
    } catch {
      setFailed(true)
    }
    setPin('')
    setBusy(false)
  }
  return (
    <>
      <p className="f-pin-line" role="status">
        {busy ? say('lock.unlock.opening') : ''}
      </p>
      {left !== undefined && !busy ? (
        <p className="f-problem" role="alert">
          {say('lock.unlock.wrong', { left })}
        </p>
      ) : null}
      {failed ? <p className="f-problem">{say('lock.unlock.failed')}</p> : null}
      {wait > 0 ? <p className="f-strong">{say('lock.unlock.wait', { seconds: wait })}</p> : null}
      <PinPad value={pin} onChange={typed} disabled={busy || wait > 0} />
    </>
  )
}

function ByPasskey(): ReactNode {
  const say = useWords('field')
  const { vault } = phone()
  const [failed, setFailed] = useState(false)
  const open = async (): Promise<void> => {
    if (vault.header?.lock !== 'passkey') return
    const secret = await askPasskey(vault.header.credential)
    setFailed(!secret || !(await vault.unlockWithPasskey(secret)))
  }
  return (
    <>
      {failed ? <p className="f-problem">{say('lock.unlock.failed')}</p> : null}
      <BigButton kind="main" onClick={() => void open()}>
        {say('lock.unlock.passkey')}
      </BigButton>
    </>
  )
}

/** Seconds until the next try, counting down. */
function useWait(): number {
  const { vault } = phone()
  const [wait, setWait] = useState(vault.wait)
  useEffect(() => {
    const timer = setInterval(() => setWait(vault.wait), 500)
    return () => clearInterval(timer)
  }, [vault])
  return wait
}
