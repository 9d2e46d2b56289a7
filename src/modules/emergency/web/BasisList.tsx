import type { ReactNode } from 'react'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import type { Playbook } from '../contract/index.ts'

/** Articles on which the emergency stands, with what each allows. Who may not read playbooks sees that they exist. */
export function BasisList({
  codes,
  playbook,
}: {
  codes: readonly string[]
  playbook: Playbook | undefined
}): ReactNode {
  const say = useWords('emergency')
  const language = useLanguage()
  if (!playbook) return <p className="soft">{say('basis.notShown')}</p>
  return (
    <ol className="emergency-basis">
      {codes.map((code) => {
        const basis = playbook.legalBasis.find((one) => one.code === code)
        return (
          <li key={code}>
            <p>
              <strong>{basis?.article ?? code}</strong> <span className="soft">{basis?.title}</span>
            </p>
            <p className="soft">{basis?.allows[language] ?? ''}</p>
          </li>
        )
      })}
    </ol>
  )
}
