import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { ProblemBody } from '#platform/contract/index.ts'
import { asProblem } from '#platform/web/api.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useProblemText } from '#platform/web/problem.tsx'
import type { Credentials } from '#platform/web/session.tsx'
import { isCountyFounded } from '../setup/first-run.ts'
import { Entrance } from './Entrance.tsx'

/** Sign-in: name and password, then the six digits where the account has a second factor. Plain HTML, for both faces. */
export function SignIn({
  signIn,
  lapsed,
}: {
  signIn: (credentials: Credentials) => Promise<void>
  lapsed: boolean
}): ReactNode {
  const say = useWords('main')
  const [step, setStep] = useState<'password' | 'code'>('password')
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState<ProblemBody>()
  const [busy, setBusy] = useState(false)
  const [isUnfounded, setIsUnfounded] = useState(false)
  const [shown, setShown] = useState(false)
  const blocked = useCountdown(problem?.code === 'agency.blocked' ? Number(problem.detail?.seconds ?? 0) : 0, problem)
  const text = useProblemText(problem)
  const codeField = useRef<HTMLInputElement>(null)
  const nameField = useRef<HTMLInputElement>(null)

  useEffect(() => {
    // The page has one purpose; the hand goes to its first field.
    if (step === 'code') codeField.current?.focus()
    else nameField.current?.focus()
  }, [step])

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    try {
      await signIn({ username: username.trim().toLowerCase(), password, ...(step === 'code' ? { code } : {}) })
    } catch (error) {
      const next = asProblem(error).body
      setCode('')
      if (next.code === 'agency.totp_needed') setStep('code')
      else setProblem(next)
      // The server tells a stranger no more than that it was wrong; that nobody at all can sign in yet is no secret.
      if (next.code === 'agency.sign_in_failed') setIsUnfounded(!(await isCountyFounded()))
      setBusy(false)
    }
  }

  return (
    <Entrance title={say('signIn.title')} hint={lapsed ? say('signIn.lapsed') : undefined}>
      <form className="entrance-form" onSubmit={(event) => void submit(event)} aria-busy={busy}>
        {step === 'password' ? (
          <>
            <label htmlFor="username">{say('signIn.username')}</label>
            <input
              id="username"
              value={username}
              onChange={(event) => setUsername(event.target.value)}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              ref={nameField}
              required
            />
            <label htmlFor="password">{say('signIn.password')}</label>
            <div className="entrance-secret">
              <input
                id="password"
                type={shown ? 'text' : 'password'}
                value={password}
                onChange={(event) => setPassword(event.target.value)}
                autoComplete="current-password"
                required
              />
              <button type="button" className="link-button" aria-pressed={shown} onClick={() => setShown(!shown)}>
                {say(shown ? 'signIn.hide' : 'signIn.show')}
              </button>
            </div>
          </>
        ) : (
          <>
            <label htmlFor="code">{say('signIn.code')}</label>
            <input
              ref={codeField}
              id="code"
              className="entrance-code"
              value={code}
              onChange={(event) => setCode(event.target.value.replace(/\D/g, '').slice(0, 6))}
              inputMode="numeric"
              autoComplete="one-time-code"
              pattern="[0-9]{6}"
              required
            />
            <p className="soft">{say('signIn.codeHint')}</p>
          </>
        )}
        {problem ? (
          <p className="entrance-problem" role="alert">
            {blocked > 0
              ? say('signIn.blocked', { seconds: blocked })
              : problem.code === 'agency.blocked'
                ? say('signIn.unblocked')
                : isUnfounded
                  ? say('signIn.unfounded')
                  : text}
          </p>
        ) : null}
        <button type="submit" className="entrance-go" disabled={busy || blocked > 0}>
          {busy ? say('signIn.checking') : blocked > 0 ? say('signIn.wait', { seconds: blocked }) : say('signIn.go')}
        </button>
        {window.location.pathname.startsWith('/field') && step === 'password' ? (
          <a href="/field/enrol">{say('enrol.instead')}</a>
        ) : null}
        {step === 'code' ? (
          <button type="button" className="link-button" onClick={() => setStep('password')}>
            {say('signIn.otherAccount')}
          </button>
        ) : null}
      </form>
    </Entrance>
  )
}

/** Seconds left of a lock, counted down on screen. */
function useCountdown(seconds: number, start: unknown): number {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (!start) return setLeft(0)
    const end = Date.now() + seconds * 1000
    const tick = (): void => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)))
    tick()
    const timer = setInterval(tick, 500)
    return () => clearInterval(timer)
  }, [seconds, start])
  return left
}
