import { type FormEvent, type ReactNode, useState } from 'react'
import { changePassword } from '#modules/agency/contract/index.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem, useProblemText } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { Entrance } from './Entrance.tsx'

/** A one-time password opens this page alone; nothing else answers until it is changed. */
export function ForcedChange(): ReactNode {
  const say = useWords('main')
  const { signOut } = useSession()
  return (
    <Entrance title={say('password.forced')} hint={say('password.forcedHint')}>
      <ChangePassword />
      <button type="button" className="link-button" onClick={() => void signOut()}>
        {say('account.signOut')}
      </button>
    </Entrance>
  )
}

/** Form of a change of password; length counts, not composition. */
export function ChangePassword({ onDone }: { onDone?: () => void }): ReactNode {
  const say = useWords('main')
  const { refresh } = useSession()
  const command = useCommand(changePassword)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [touched, setTouched] = useState(false)
  const [shown, setShown] = useState(false)
  const length = [...next].length
  const short = touched && length < 12
  const differs = touched && again !== '' && next !== again
  const text = useProblemText(command.problem)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTouched(true)
    if (length < 12 || next !== again) return
    const outcome = await command.send({ current, next })
    if (outcome.state !== 'accepted') return
    await refresh()
    onDone?.()
  }

  return (
    <form className="entrance-form" onSubmit={(event) => void submit(event)} aria-busy={command.busy}>
      <label htmlFor="current">{say('password.current')}</label>
      <input
        id="current"
        type={shown ? 'text' : 'password'}
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
        required
      />
      <p>
        <button type="button" className="link-button" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {say(shown ? 'signIn.hide' : 'signIn.show')}
        </button>
      </p>
      <label htmlFor="next">{say('password.next')}</label>
      <input
        id="next"
        type={shown ? 'text' : 'password'}
        autoComplete="new-password"
        value={next}
        aria-invalid={short}
        onChange={(event) => setNext(event.target.value)}
        onBlur={() => setTouched(true)}
        required
      />
      <p className={short ? 'entrance-field-problem' : 'soft'}>
        {fieldProblem(command.problem, 'next') ?? say('password.length', { count: length })}
      </p>
      <label htmlFor="again">{say('password.again')}</label>
      <input
        id="again"
        type={shown ? 'text' : 'password'}
        autoComplete="new-password"
        value={again}
        aria-invalid={differs}
        onChange={(event) => setAgain(event.target.value)}
        required
      />
      {differs ? <p className="entrance-field-problem">{say('password.differs')}</p> : null}
      {command.problem ? (
        <p className="entrance-problem" role="alert">
          {text}
        </p>
      ) : null}
      <button type="submit" className="entrance-go" disabled={command.busy}>
        {command.busy ? say('state.sending') : say('password.go')}
      </button>
    </form>
  )
}
