import { App, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { hasUnsaved } from '#platform/web/desk/useDraft.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { signSituation, type WholeSituation } from '../../contract/index.ts'
import { draftName } from './useSituationDraft.ts'

/** Signs the report in one's own name; what is not saved yet is said first. */
export function SignButton({ whole: { situation } }: { whole: WholeSituation }): ReactNode {
  const say = useWords('report')
  const { message } = App.useApp()
  const { may, session } = useSession()
  const command = useCommand(signSituation)
  const [isOpen, setIsOpen] = useState(false)
  if (!may(signSituation.name)) return null
  const isUnsaved = isOpen && hasUnsaved(draftName(situation.id))
  const go = async (): Promise<void> => {
    const outcome = await command.send({ situation: situation.id, version: situation.version })
    if (outcome.state !== 'accepted') return
    void message.success(say('situation.signed'))
    setIsOpen(false)
  }
  return (
    <>
      <Button type="primary" onClick={() => setIsOpen(true)}>
        {say('situation.sign')}
      </Button>
      {isOpen ? (
        <ConfirmDialog
          title={say('situation.signTitle', { no: situation.no })}
          ok={say('situation.signNow')}
          disabled={isUnsaved}
          command={command}
          go={go}
          close={() => setIsOpen(false)}
        >
          <p>{say(isUnsaved ? 'situation.unsaved' : 'situation.signWhat', { name: session.account.displayName })}</p>
        </ConfirmDialog>
      ) : null}
    </>
  )
}
