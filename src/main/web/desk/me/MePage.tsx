import { App } from 'antd'
import { type ReactNode, useState } from 'react'
import { OwnNotices } from '#modules/notice/web/index.tsx'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { ChangePassword } from '../../entrance/ChangePassword.tsx'
import { MyRoles } from './MyRoles.tsx'
import { MySessions } from './MySessions.tsx'
import { Preferences } from './Preferences.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import './me.css'

/** My account: what I may do where, where I am signed in, password, second factor, language and shade. */
export default function MePage(): ReactNode {
  const say = useWords('me')
  const { session } = useSession()
  const { displayName, username, agencyName } = session.account
  return (
    <Page title={say('title')} answers={`${displayName} · ${username} · ${agencyName}`}>
      <div className="me">
        <div>
          <MyRoles />
          <OwnNotices />
          <MySessions />
        </div>
        <div>
          <OwnPassword />
          <SecondFactor />
          <Preferences />
        </div>
      </div>
    </Page>
  )
}

function OwnPassword(): ReactNode {
  const say = useWords('me')
  const { message } = App.useApp()
  // A form that was used begins anew, empty.
  const [round, setRound] = useState(0)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Panel
      title={say('password.title')}
      aside={
        <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {say(isOpen ? 'action.cancel' : 'password.change')}
        </button>
      }
    >
      <p className="soft">{say('password.hint')}</p>
      {isOpen ? (
        <ChangePassword
          key={round}
          onDone={() => {
            setRound(round + 1)
            setIsOpen(false)
            void message.success(say('password.changed'))
          }}
        />
      ) : null}
    </Panel>
  )
}
