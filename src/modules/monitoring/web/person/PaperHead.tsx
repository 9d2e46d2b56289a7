import { Button, Radio } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { type Language, languages } from '#platform/contract/index.ts'
import { languageNames, useWords } from '#platform/web/i18n.ts'

interface HeadProps {
  person: string
  code: string
  language: Language
  choose: (language: Language) => void
  children?: ReactNode
}

/** What stands above a paper on the screen and is not printed: the way back, the language, print. */
export function PaperHead({ person, code, language, choose, children }: HeadProps): ReactNode {
  const say = useWords('monitoring')
  return (
    <div className="monitoring-paper-head no-print">
      <Link to={`/monitoring/person/${person}`}>{code}</Link>
      <Radio.Group
        optionType="button"
        aria-label={say('note.language')}
        value={language}
        onChange={(event) => choose(event.target.value as Language)}
        options={languages.map((value) => ({ value, label: <span lang={value}>{languageNames[value]}</span> }))}
      />
      <Button type="primary" onClick={() => window.print()}>
        {say('action.print')}
      </Button>
      {children}
    </div>
  )
}
