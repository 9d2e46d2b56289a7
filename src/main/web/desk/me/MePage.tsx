import { App } from 'antd'
import { type ReactNode, useState } from 'react'
import { roleNames } from '#platform/contract/index.ts'
import { Page, Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useLanguage, useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { ChangePassword } from '../../entrance/ChangePassword.tsx'
import { MySessions } from './MySessions.tsx'
import { SecondFactor } from './SecondFactor.tsx'
import './me.css'

/** My account: what I may do where and until when, password, second factor, where I am signed in. */
export default function MePage(): ReactNode {
  const say = useWords('main')
  const format = useFormat()
  const language = useLanguage()
  const { session } = useSession()
  const { message } = App.useApp()
  const [round, setRound] = useState(0)
  return (
    <Page
      title={say('account.mine')}
      answers={`${session.account.displayName} · ${session.account.username} · ${session.account.agencyName}`}
    >
      <div className="me">
        <div>
          <Panel title={say('me.roles')}>
            {session.roles.map((held) => (
              <p key={`${held.role}${held.place}`}>
                {roleNames[held.role][language]} · {held.placeName}
                <span className="soft">
                  {' '}
                  {held.until ? say('me.until', { at: format.moment(held.until) }) : say('me.open')}
                </span>
              </p>
            ))}
          </Panel>
          <MySessions />
        </div>
        <div>
          <Panel title={say('password.go')} className="me-form">
            <ChangePassword
              key={round}
              onDone={() => {
                setRound(round + 1)
                message.success(say('password.changed'))
              }}
            />
          </Panel>
          <SecondFactor />
        </div>
      </div>
    </Page>
  )
}
