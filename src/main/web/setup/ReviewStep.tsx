import type { ReactNode } from 'react'
import { type ProblemBody, roleNames } from '#platform/contract/index.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { ProblemNote } from '#platform/web/problem.tsx'
import type { Administrator, Division } from './first-run.ts'

export interface ReviewStepProps {
  chosen: readonly Division[]
  administrator: Administrator
  busy: boolean
  problem: ProblemBody | undefined
  back: () => void
  go: () => void
}

/** What will be made, before it is made: it cannot be taken back on a screen. */
export function ReviewStep({ chosen, administrator, busy, problem, back, go }: ReviewStepProps): ReactNode {
  const say = useWords('setup')
  const language = useLanguage()
  const county = chosen[2]
  return (
    <div className="setup-review">
      <dl>
        <div>
          <dt>{say('review.county')}</dt>
          <dd>
            <strong>{chosen.map((each) => each.name).join(' ')}</strong> <span className="faint">{county?.code}</span>
          </dd>
        </div>
        <div>
          <dt>{say('review.administrator')}</dt>
          <dd>
            <strong>{administrator.displayName}</strong> {administrator.username}
            <br />
            <span className="soft">
              {say('review.role', { role: roleNames.administrator[language], county: county?.name ?? '' })}
            </span>
          </dd>
        </div>
        <div>
          <dt>{say('review.made')}</dt>
          <dd>
            <ul>
              <li>{say('review.places')}</li>
              <li>{say('review.agencies')}</li>
              <li>{say('review.key')}</li>
            </ul>
          </dd>
        </div>
        <div>
          <dt>{say('review.notMade')}</dt>
          <dd>
            <ul>
              <li>{say('review.doors')}</li>
              <li>{say('review.persons')}</li>
            </ul>
          </dd>
        </div>
      </dl>
      <p className="soft">{say('review.once')}</p>
      {problem ? <ProblemNote problem={problem} kept={say('review.nothingMade')} /> : null}
      {busy ? (
        <p className="setup-progress" role="status">
          <i aria-hidden="true" />
          {say('review.working', { county: county?.name ?? '' })}
        </p>
      ) : (
        <div className="setup-foot">
          <button type="button" className="link-button" onClick={back}>
            {say('back')}
          </button>
          <button type="button" className="entrance-go" onClick={go}>
            {say('review.go', { county: county?.name ?? '' })}
          </button>
        </div>
      )}
    </div>
  )
}
