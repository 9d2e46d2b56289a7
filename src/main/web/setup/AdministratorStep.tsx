import { type FormEvent, type ReactNode, useState } from 'react'
import { Username } from '#modules/agency/contract/index.ts'
import type { ProblemBody } from '#platform/contract/index.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import type { Administrator } from './first-run.ts'
import { PasswordStrength, shortest } from './PasswordStrength.tsx'

// The contract's own rule; its type does not carry the pattern.
const usernamePattern = new RegExp(String(Reflect.get(Username, 'pattern')))

export interface AdministratorStepProps {
  /** What is typed so far; kept above, so that a step back loses nothing. */
  draft: Administrator
  again: string
  /** What the server refused, with its problem; a note stands until its field is changed. */
  sent: Administrator | undefined
  problem: ProblemBody | undefined
  change: (draft: Administrator, again: string) => void
  back: () => void
  next: () => void
}

/** The first administrator, with a password that only its holder knows. */
export function AdministratorStep(props: AdministratorStepProps): ReactNode {
  const { draft, again, sent, problem, change, back, next } = props
  const say = useWords('setup')
  const [isShown, setIsShown] = useState(false)
  const [isTried, setIsTried] = useState(false)
  const wrong = {
    username: usernamePattern.test(draft.username) ? undefined : say('administrator.usernameRule'),
    displayName: draft.displayName.trim() ? undefined : say('administrator.nameMissing'),
    password: [...draft.password].length >= shortest ? undefined : say('administrator.short', { count: shortest }),
    again: again === draft.password ? undefined : say('administrator.differs'),
  }
  const setDraft = (next: Administrator): void => change(next, again)
  const refused = (field: keyof Administrator): string | undefined =>
    draft[field] === sent?.[field] ? fieldProblem(problem, field) : undefined
  const noteOf = (field: keyof typeof wrong): string | undefined =>
    (isTried ? wrong[field] : undefined) ?? (field === 'again' ? undefined : refused(field))

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setIsTried(true)
    if (Object.values(wrong).every((text) => text === undefined)) next()
  }

  return (
    <form className="entrance-form" noValidate onSubmit={submit}>
      <div className="setup-pair">
        <div>
          <label htmlFor="displayName">{say('administrator.name')}</label>
          <input
            id="displayName"
            value={draft.displayName}
            maxLength={50}
            autoComplete="name"
            aria-invalid={noteOf('displayName') !== undefined}
            onChange={(event) => setDraft({ ...draft, displayName: event.target.value })}
          />
          <FieldNote text={noteOf('displayName')} />
        </div>
        <div>
          <label htmlFor="username">{say('administrator.username')}</label>
          <input
            id="username"
            value={draft.username}
            maxLength={40}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            aria-invalid={noteOf('username') !== undefined}
            onChange={(event) => setDraft({ ...draft, username: event.target.value.toLowerCase().trim() })}
          />
          <FieldNote text={noteOf('username')} hint={say('administrator.usernameHint')} />
        </div>
      </div>
      <label htmlFor="password">{say('administrator.password')}</label>
      <div className="entrance-secret">
        <input
          id="password"
          type={isShown ? 'text' : 'password'}
          value={draft.password}
          maxLength={128}
          autoComplete="new-password"
          aria-invalid={noteOf('password') !== undefined}
          onChange={(event) => setDraft({ ...draft, password: event.target.value })}
        />
        <button type="button" className="link-button" aria-pressed={isShown} onClick={() => setIsShown(!isShown)}>
          {say(isShown ? 'administrator.hide' : 'administrator.show')}
        </button>
      </div>
      <PasswordStrength password={draft.password} problem={noteOf('password')} />
      <label htmlFor="again">{say('administrator.again')}</label>
      <input
        id="again"
        type={isShown ? 'text' : 'password'}
        value={again}
        maxLength={128}
        autoComplete="new-password"
        aria-invalid={noteOf('again') !== undefined}
        onChange={(event) => change(draft, event.target.value)}
      />
      <FieldNote text={noteOf('again')} />
      <div className="setup-foot">
        <button type="button" className="link-button" onClick={back}>
          {say('back')}
        </button>
        <button type="submit" className="entrance-go">
          {say('next')}
        </button>
      </div>
    </form>
  )
}

function FieldNote({ text, hint }: { text: string | undefined; hint?: string }): ReactNode {
  if (text) return <p className="entrance-field-problem">{text}</p>
  return hint ? <p className="faint">{hint}</p> : null
}
