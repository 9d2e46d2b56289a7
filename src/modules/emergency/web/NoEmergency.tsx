import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { declareEmergency } from '../contract/index.ts'

const cannot = ['visit', 'household', 'conflict'] as const
const can = ['places', 'accounts', 'read'] as const

/** Nothing is in force: what cannot be done until something is, and what can. */
export function NoEmergency({ isFirst }: { isFirst: boolean }): ReactNode {
  const say = useWords('emergency')
  const navigate = useNavigate()
  const { may } = useSession()
  return (
    <Panel className="emergency-none">
      <h2>{say(isFirst ? 'none.first' : 'none.again')}</h2>
      <p>{say('none.why')}</p>
      <div className="emergency-lists">
        <div>
          <h3>{say('none.cannot')}</h3>
          <ul>
            {cannot.map((each) => (
              <li key={each}>{say(`none.cannot_${each}`)}</li>
            ))}
          </ul>
        </div>
        <div>
          <h3>{say('none.can')}</h3>
          <ul>
            {can.map((each) => (
              <li key={each}>{say(`none.can_${each}`)}</li>
            ))}
          </ul>
        </div>
      </div>
      {may(declareEmergency.name) ? (
        <Button type="primary" size="large" onClick={() => void navigate('/emergency/declare')}>
          {say('declare.begin')}
        </Button>
      ) : (
        <p className="soft">{say('none.who')}</p>
      )}
    </Panel>
  )
}
