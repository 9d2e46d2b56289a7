import { Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { dropTotp } from '#modules/agency/contract/index.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { EnrolTotp } from './EnrolTotp.tsx'

/** The second factor: six digits of an authenticator besides the password. */
export function SecondFactor(): ReactNode {
  const say = useWords('me')
  const { session } = useSession()
  const [isOpen, setIsOpen] = useState(false)
  const isOn = session.account.totp
  const close = (): void => setIsOpen(false)
  return (
    <Panel
      title={say('totp.title')}
      aside={
        <>
          <span className={isOn ? 'done' : ''}>{say(isOn ? 'totp.on' : 'totp.off')}</span>
          <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {say(isOpen ? 'action.cancel' : isOn ? 'totp.turnOff' : 'totp.turnOn')}
          </button>
        </>
      }
    >
      <p className="soft">{say(isOn ? 'totp.hintOn' : 'totp.hintOff')}</p>
      {isOpen && !isOn ? <EnrolTotp close={close} /> : null}
      {isOpen && isOn ? <DropTotp close={close} /> : null}
    </Panel>
  )
}

function DropTotp({ close }: { close: () => void }): ReactNode {
  const say = useWords('me')
  const { refresh } = useSession()
  const command = useCommand(dropTotp)
  const [password, setPassword] = useState('')
  const isWrong = command.problem?.code === 'agency.password_wrong'
  const go = async (): Promise<void> => {
    if (!password) return
    const outcome = await command.send({ password })
    if (outcome.state !== 'accepted') return
    close()
    await refresh()
  }
  return (
    <form
      className="me-totp"
      onSubmit={(event) => {
        event.preventDefault()
        void go()
      }}
    >
      <label htmlFor="totp-password">{say('totp.password')}</label>
      <Input.Password
        id="totp-password"
        autoFocus
        autoComplete="current-password"
        value={password}
        maxLength={128}
        {...(isWrong ? { status: 'error' as const } : {})}
        onChange={(event) => {
          setPassword(event.target.value)
          if (command.problem) command.reset()
        }}
      />
      {isWrong ? <p className="late">{command.problem?.title}</p> : <CommandNote progress={command.progress} />}
      <Button danger htmlType="submit" loading={command.busy} disabled={!password}>
        {say('totp.turnOffNow')}
      </Button>
    </form>
  )
}
