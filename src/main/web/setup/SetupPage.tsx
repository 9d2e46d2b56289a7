import { type ReactNode, useState } from 'react'
import type { ProblemBody } from '#platform/contract/index.ts'
import { asProblem } from '#platform/web/api.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { Entrance } from '../entrance/Entrance.tsx'
import { AdministratorStep } from './AdministratorStep.tsx'
import { CountyStep } from './CountyStep.tsx'
import { type Administrator, type Division, found, isFinal, useDivisions } from './first-run.ts'
import { ReviewStep } from './ReviewStep.tsx'
import { Closed, Founded } from './SetupEnds.tsx'
import { dropToken, takeToken } from './token.ts'
import { useStep } from './useStep.ts'
import './setup.css'

// Read before the first paint, so that the token leaves the address bar at once.
const token = takeToken()
const steps = ['county', 'administrator', 'review'] as const

/** The first run: which county, who administers it, what will be made, and that it was made. */
export function SetupPage(): ReactNode {
  const say = useWords('setup')
  const [step, setStep] = useStep(steps)
  const [chosen, setChosen] = useState<readonly Division[]>([])
  const [administrator, setAdministrator] = useState<Administrator>({ username: '', displayName: '', password: '' })
  const [again, setAgain] = useState('')
  const [sent, setSent] = useState<Administrator>()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemBody>()
  const [isFounded, setIsFounded] = useState(false)
  const county = chosen[2]

  const end = (code: string): void => {
    dropToken()
    setProblem({ code, status: code === 'setup.closed' ? 410 : 403, title: '' })
  }
  const go = async (): Promise<void> => {
    if (!token || !county) return
    setBusy(true)
    setProblem(undefined)
    setSent(administrator)
    try {
      await found(token, county.code, { ...administrator, displayName: administrator.displayName.trim() })
      dropToken()
      setIsFounded(true)
    } catch (error) {
      const { body } = asProblem(error)
      setProblem(body)
      if (['password', 'username', 'displayName'].some((field) => fieldProblem(body, field))) setStep('administrator')
    } finally {
      setBusy(false)
    }
  }

  if (isFounded && county) return <Founded county={county} username={administrator.username} />
  if (!token) return <WithoutToken />
  if (problem && isFinal(problem.code)) return <Closed code={problem.code} />
  return (
    <Entrance wide title={say('title')} hint={say('hint')}>
      <ol className="setup-steps">
        {steps.map((each, index) => (
          <li key={each} aria-current={each === step ? 'step' : undefined} data-done={steps.indexOf(step) > index}>
            <span>{index + 1}</span>
            {say(`step.${each}`)}
          </li>
        ))}
      </ol>
      {step === 'county' ? (
        <CountyStep
          token={token}
          chosen={chosen}
          choose={setChosen}
          next={() => setStep('administrator')}
          onFinal={end}
        />
      ) : null}
      {step === 'administrator' ? (
        <AdministratorStep
          draft={administrator}
          again={again}
          sent={sent}
          problem={problem}
          change={(draft, repeated) => {
            setAdministrator(draft)
            setAgain(repeated)
          }}
          back={() => setStep('county')}
          next={() => {
            setProblem(undefined)
            setStep('review')
          }}
        />
      ) : null}
      {step === 'review' ? (
        <ReviewStep
          chosen={chosen}
          administrator={administrator}
          busy={busy}
          problem={problem}
          back={() => setStep('administrator')}
          go={() => void go()}
        />
      ) : null}
    </Entrance>
  )
}

/** Somebody came without a token: the server knows whether there is still something to set up. */
function WithoutToken(): ReactNode {
  const { error, isPending } = useDivisions('', undefined)
  if (isPending) return null
  return <Closed code={error && isFinal(error.body.code) ? error.body.code : 'setup.token_wrong'} />
}
