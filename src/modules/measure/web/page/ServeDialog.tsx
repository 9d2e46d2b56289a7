import { Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { type Language, languages } from '#platform/contract/index.ts'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { languageNames, useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { serve, serveWays } from '../../contract/index.ts'

/** Says that the person was told, how and in which language; the paper with its code comes next. */
export function ServeDialog({ measure, close }: { measure: string; close: () => void }): ReactNode {
  const say = useWords('measure')
  const navigate = useNavigate()
  const command = useCommand(serve)
  const [how, setHow] = useState<(typeof serveWays)[number]>('in_person')
  const [language, setLanguage] = useState<Language>('zh-Hans')
  const go = async (): Promise<void> => {
    const outcome = await command.send({ measure, how, language })
    if (outcome.state !== 'accepted') return
    close()
    // The code goes by the history of this tab alone: it stands in no address.
    void navigate(`/measures/${measure}/notice`, { state: { code: outcome.result.code } })
  }
  return (
    <ConfirmDialog title={say('serve.open')} ok={say('serve.go')} command={command} go={go} close={close}>
      <p>{say('serve.hint')}</p>
      <Radio.Group
        aria-label={say('serve.how')}
        value={how}
        onChange={(event) => setHow(event.target.value as (typeof serveWays)[number])}
        options={serveWays.map((value) => ({ value, label: say(`serve.by.${value}`) }))}
      />
      <p className="soft">{say('serve.language')}</p>
      <Radio.Group
        aria-label={say('serve.language')}
        value={language}
        onChange={(event) => setLanguage(event.target.value as Language)}
        options={languages.map((value) => ({ value, label: <span lang={value}>{languageNames[value]}</span> }))}
      />
    </ConfirmDialog>
  )
}
