import { App } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Agency, closeAgency } from '../../contract/index.ts'

/** Closes an agency once nobody works for it any more. */
export function CloseAgency({ agency, close }: { agency: Agency; close: () => void }): ReactNode {
  const say = useWords('agency')
  const { message } = App.useApp()
  const command = useCommand(closeAgency)
  const go = async (): Promise<void> => {
    const outcome = await command.send({ id: agency.id, version: agency.version })
    if (outcome.state !== 'accepted') return
    void message.success(say('agencies.closedNow'))
    close()
  }
  return (
    <ConfirmDialog
      danger
      disabled={agency.accounts > 0}
      title={say('agencies.closeTitle', { name: agency.name })}
      ok={say('agencies.closeNow')}
      command={command}
      go={go}
      close={close}
    >
      {agency.accounts > 0 ? (
        <p>
          {say('agencies.hasAccounts', { count: agency.accounts })}{' '}
          <Link to={`/accounts?agency=${agency.id}`}>{say('agencies.showAccounts')}</Link>
        </p>
      ) : (
        <p>{say('agencies.closeHint')}</p>
      )}
    </ConfirmDialog>
  )
}
