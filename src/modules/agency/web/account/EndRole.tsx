import { App } from 'antd'
import type { ReactNode } from 'react'
import { roleNames } from '#platform/contract/index.ts'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Account, endRole, type RoleHeld } from '../../contract/index.ts'

/** Ends a role this minute. */
export function EndRole({ account, held, close }: { account: Account; held: RoleHeld; close: () => void }): ReactNode {
  const say = useWords('agency')
  const language = useLanguage()
  const { session, refresh } = useSession()
  const { message } = App.useApp()
  const command = useCommand(endRole)
  const isMine = account.id === session.account.id
  const go = async (): Promise<void> => {
    const outcome = await command.send({ id: held.id })
    if (outcome.state !== 'accepted') return
    void message.success(say('role.ended'))
    close()
    if (isMine) await refresh()
  }
  return (
    <ConfirmDialog
      danger
      title={say('role.endTitle', {
        name: account.displayName,
        role: roleNames[held.role][language],
        place: held.placeName,
      })}
      ok={say('role.endNow')}
      command={command}
      go={go}
      close={close}
    >
      <p>{say('role.endHint')}</p>
      <p className="soft">{say('role.endKept')}</p>
      {isMine ? <p className="risk">{say('role.endMine')}</p> : null}
    </ConfirmDialog>
  )
}
