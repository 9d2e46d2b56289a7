import { type FormEvent, type ReactNode, useState } from 'react'
import type { ProblemBody } from '#platform/contract/index.ts'
import { asProblem, request } from '#platform/web/api.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem, ProblemNote } from '#platform/web/problem.tsx'
import { Entrance } from '../entrance/Entrance.tsx'
import { CountyChoice } from './CountyChoice.tsx'
import { setupToken } from './setupToken.ts'

const fields = ['username', 'displayName', 'password'] as const

/** First run: the county by official code and its first administrator. Only with the one-time token of the terminal. */
export default function SetupPage(): ReactNode {
  const say = useWords('main')
  const [county, setCounty] = useState<{ code: string; name: string }>()
  const [values, setValues] = useState({ username: '', displayName: '', password: '', again: '' })
  const [problem, setProblem] = useState<ProblemBody>()
  const [busy, setBusy] = useState(false)
  const [touched, setTouched] = useState(false)
  const length = [...values.password].length
  const differs = values.again !== '' && values.again !== values.password
  const hintOf = (field: (typeof fields)[number]): string | undefined => {
    const told = fieldProblem(problem, `administrator/${field}`)
    if (told) return told
    if (field === 'username') return say('setup.usernameHint')
    return field === 'password' ? say('password.length', { count: length }) : undefined
  }

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTouched(true)
    if (!county || length < 12 || values.password !== values.again) return
    setBusy(true)
    setProblem(undefined)
    const { username, displayName, password } = values
    try {
      await request('/api/setup', {
        method: 'POST',
        headers: { 'x-setup-token': setupToken() },
        body: {
          county: county.code,
          administrator: { username: username.trim().toLowerCase(), displayName: displayName.trim(), password },
        },
        // Founding writes every division of the county and hashes a password.
        timeOut: 60_000,
      })
      window.location.assign('/')
    } catch (error) {
      setProblem(asProblem(error).body)
      setBusy(false)
    }
  }

  return (
    <Entrance title={say('setup.title')} hint={say('setup.hint')} wide>
      <form className="entrance-form" onSubmit={(event) => void submit(event)} aria-busy={busy}>
        <h2>{say('setup.county')}</h2>
        <CountyChoice choose={setCounty} />
        {touched && !county ? <p className="entrance-field-problem">{say('setup.countyMissing')}</p> : null}
        <h2>{say('setup.administrator')}</h2>
        {fields.map((field) => (
          <div key={field} className="entrance-field">
            <label htmlFor={field}>{say(`setup.${field}`)}</label>
            <input
              id={field}
              type={field === 'password' ? 'password' : 'text'}
              value={values[field]}
              autoComplete={field === 'password' ? 'new-password' : 'off'}
              autoCapitalize="none"
              maxLength={field === 'password' ? 128 : field === 'username' ? 40 : 50}
              aria-invalid={fieldProblem(problem, `administrator/${field}`) !== undefined}
              onChange={(event) => setValues({ ...values, [field]: event.target.value })}
              required
            />
            <p
              className={
                fieldProblem(problem, `administrator/${field}`) || (field === 'password' && touched && length < 12)
                  ? 'entrance-field-problem'
                  : 'soft'
              }
            >
              {hintOf(field)}
            </p>
          </div>
        ))}
        <label htmlFor="again">{say('setup.again')}</label>
        <input
          id="again"
          type="password"
          autoComplete="new-password"
          value={values.again}
          aria-invalid={differs}
          onChange={(event) => setValues({ ...values, again: event.target.value })}
          required
        />
        {differs ? <p className="entrance-field-problem">{say('password.differs')}</p> : null}
        {problem ? <ProblemNote problem={problem} kept={say('problem.kept_form')} shownFields={fields} /> : null}
        <button type="submit" className="entrance-go" disabled={busy}>
          {busy ? say('setup.working') : county ? say('setup.goNamed', { county: county.name }) : say('setup.go')}
        </button>
      </form>
    </Entrance>
  )
}
