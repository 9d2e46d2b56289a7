import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import type { Playbook } from '../../contract/index.ts'

export interface BasisChoiceProps {
  playbook: Playbook | undefined
  chosen: readonly string[]
  choose: (codes: readonly string[]) => void
}

/** The articles of the playbook, each with what it allows; nothing is chosen beforehand. */
export function BasisChoice({ playbook, chosen, choose }: BasisChoiceProps): ReactNode {
  const say = useWords('emergency')
  const language = useLanguage()
  if (!playbook) return <p className="soft">{say('declare.playbookFirst')}</p>
  const all = playbook.legalBasis.map(({ code }) => code)
  const isAll = all.every((code) => chosen.includes(code))
  return (
    <div className="basis-choice">
      <Checkbox
        checked={isAll}
        indeterminate={chosen.length > 0 && !isAll}
        onChange={(event) => choose(event.target.checked ? all : [])}
      >
        {say('declare.basisAll', { chosen: chosen.length, count: all.length })}
      </Checkbox>
      {playbook.legalBasis.map(({ code, title, article, allows }) => (
        <Checkbox
          key={code}
          checked={chosen.includes(code)}
          // The record keeps the order of the playbook, whatever the order of the clicks.
          onChange={(event) =>
            choose(all.filter((one) => (one === code ? event.target.checked : chosen.includes(one))))
          }
        >
          <strong>{article[language] ?? ''}</strong> <span className="soft">{title[language] ?? ''}</span>
          <span className="basis-text soft">{allows[language] ?? ''}</span>
        </Checkbox>
      ))}
    </div>
  )
}
