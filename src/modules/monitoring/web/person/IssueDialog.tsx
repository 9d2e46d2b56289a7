import { Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { type Language, languages } from '#platform/contract/index.ts'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { languageNames, useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { issueCode } from '../../contract/index.ts'

interface IssueProps {
  person: string
  schedule: string
  language: Language | null
  close: () => void
}

/** Makes a code for the own report; the note with it comes next, in the language that the person reads. */
export function IssueDialog({ person, schedule, language: known, close }: IssueProps): ReactNode {
  const say = useWords('monitoring')
  const navigate = useNavigate()
  const command = useCommand(issueCode)
  const [language, setLanguage] = useState<Language>(known ?? 'zh-Hans')
  const go = async (): Promise<void> => {
    const outcome = await command.send({ schedule, language })
    if (outcome.state !== 'accepted') return
    close()
    // The code goes by the history of this tab alone: it stands in no address.
    void navigate(`/monitoring/note/${person}`, { state: { code: outcome.result.code } })
  }
  return (
    <ConfirmDialog title={say('note.issue')} ok={say('note.issueGo')} command={command} go={go} close={close}>
      <p>{say('note.issueHint')}</p>
      <p className="soft">{say('note.language')}</p>
      <Radio.Group
        aria-label={say('note.language')}
        value={language}
        onChange={(event) => setLanguage(event.target.value as Language)}
        options={languages.map((value) => ({ value, label: <span lang={value}>{languageNames[value]}</span> }))}
      />
    </ConfirmDialog>
  )
}
