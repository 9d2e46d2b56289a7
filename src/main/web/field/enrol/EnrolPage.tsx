import { type FormEvent, lazy, type ReactNode, Suspense, useState } from 'react'
import type { Enrolled } from '#modules/agency/contract/index.ts'
import type { ProblemBody } from '#platform/contract/index.ts'
import { asProblem, request } from '#platform/web/api.ts'
import { deviceWords } from '#platform/web/device.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useProblemText } from '#platform/web/problem.tsx'
import { saveDevice } from '#platform/web/store/device.ts'
import { Entrance } from '../../entrance/Entrance.tsx'

const CameraScan = lazy(async () => ({
  default: (await import('#platform/web/field/scan/CameraScan.tsx')).CameraScan,
}))

/** The code out of what the desk's QR code says: an address with the code behind it, or the bare code. */
const codeIn = (text: string): string | undefined =>
  /(?:\/field\/enrol#|^)([^#/\s]{4,20})$/.exec(decodeURIComponent(text.trim()))?.[1]

/** Makes this phone its person's: with the code from the desk, scanned as a link or typed. No password is asked for. */
export function EnrolPage(): ReactNode {
  const say = useWords('main')
  const [code, setCode] = useState(() => decodeURIComponent(window.location.hash.slice(1)).slice(0, 20))
  const [name, setName] = useState(() => deviceWords(navigator.userAgent) ?? '')
  const [isScanning, setScanning] = useState(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemBody>()
  const text = useProblemText(problem)

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    try {
      const body = { code, name: name.trim() }
      await saveDevice((await request('/api/device/enrol', { method: 'POST', body })) as Enrolled)
      // A fresh start as the new person, and the code is out of the history.
      window.location.replace('/field/')
    } catch (error) {
      setProblem(asProblem(error).body)
      setBusy(false)
    }
  }
  return (
    <Entrance title={say('enrol.title')} hint={say('enrol.hint')}>
      <form className="entrance-form" onSubmit={(event) => void submit(event)} aria-busy={busy}>
        <label htmlFor="code">{say('enrol.code')}</label>
        <input
          id="code"
          className="entrance-short-code"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          maxLength={20}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          required
        />
        {isScanning ? (
          <Suspense>
            <CameraScan
              onRead={(text) => {
                const found = codeIn(text)
                if (!found) return
                setCode(found)
                setScanning(false)
              }}
            />
          </Suspense>
        ) : null}
        <button type="button" className="link-button" onClick={() => setScanning(!isScanning)}>
          {say(isScanning ? 'enrol.scanStop' : 'enrol.scan')}
        </button>
        <label htmlFor="name">{say('enrol.name')}</label>
        <input
          id="name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          maxLength={40}
          autoComplete="off"
          required
        />
        {problem ? (
          <p className="entrance-problem" role="alert">
            {text}
          </p>
        ) : null}
        <button type="submit" className="entrance-go" disabled={busy || code.trim() === '' || name.trim() === ''}>
          {say(busy ? 'enrol.busy' : 'enrol.go')}
        </button>
        <a href="/field/">{say('enrol.password')}</a>
      </form>
    </Entrance>
  )
}
