import { App, Button, Dropdown } from 'antd'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Account, disableAccount, resetPassword } from '../../contract/index.ts'
import { PasswordSlip } from '../accounts/PasswordSlip.tsx'
import { EditAccount } from './EditAccount.tsx'

type Doing = 'edit' | 'reset' | 'switch'

/** What an administrator does to an account besides its roles. */
export function AccountActions({ account }: { account: Account }): ReactNode {
  const say = useWords('agency')
  const [doing, setDoing] = useState<Doing>()
  const close = (): void => setDoing(undefined)
  return (
    <>
      <Button onClick={() => setDoing('edit')}>{say('action.edit')}</Button>
      <Button disabled={account.disabled} onClick={() => setDoing('reset')}>
        {say('account.reset')}
      </Button>
      {account.disabled ? (
        <Button onClick={() => setDoing('switch')}>{say('account.enable')}</Button>
      ) : (
        <Dropdown
          trigger={['click']}
          placement="bottomRight"
          menu={{
            items: [{ key: 'switch', danger: true, label: say('account.disable') }],
            onClick: () => setDoing('switch'),
          }}
        >
          <Button aria-label={say('account.more')}>…</Button>
        </Dropdown>
      )}
      {doing === 'edit' ? <EditAccount account={account} close={close} /> : null}
      {doing === 'reset' ? <ResetPassword account={account} close={close} /> : null}
      {doing === 'switch' ? <SwitchAccount account={account} close={close} /> : null}
    </>
  )
}

function ResetPassword({ account, close }: { account: Account; close: () => void }): ReactNode {
  const say = useWords('agency')
  const command = useCommand(resetPassword)
  const [password, setPassword] = useState<string | null>()
  if (password !== undefined) return <PasswordSlip account={account} password={password} close={close} />
  const go = async (): Promise<void> => {
    const outcome = await command.send({ id: account.id })
    if (outcome.state === 'accepted') setPassword(outcome.result.password ?? null)
  }
  return (
    <ConfirmDialog
      title={say('account.resetTitle', { name: account.displayName })}
      ok={say('account.resetNow')}
      command={command}
      go={go}
      close={close}
    >
      <p>{say('account.resetHint')}</p>
      <p className="soft">{say('account.resetSure')}</p>
    </ConfirmDialog>
  )
}

function SwitchAccount({ account, close }: { account: Account; close: () => void }): ReactNode {
  const say = useWords('agency')
  const { message } = App.useApp()
  const { session } = useSession()
  const command = useCommand(disableAccount)
  // What the dialog was opened for; the account changes under it once the server has done it.
  const [isOff] = useState(!account.disabled)
  const go = async (): Promise<void> => {
    const outcome = await command.send({ id: account.id, version: account.version, disabled: isOff })
    if (outcome.state !== 'accepted') return
    void message.success(say(isOff ? 'account.disabledNow' : 'account.enabledNow'))
    close()
  }
  return (
    <ConfirmDialog
      danger={isOff}
      title={say(isOff ? 'account.disableTitle' : 'account.enableTitle', { name: account.displayName })}
      ok={say(isOff ? 'account.disableNow' : 'account.enable')}
      command={command}
      go={go}
      close={close}
    >
      <p>{say(isOff ? 'account.disableHint' : 'account.enableHint')}</p>
      {isOff && account.id === session.account.id ? <p className="risk">{say('account.disableMine')}</p> : null}
    </ConfirmDialog>
  )
}
