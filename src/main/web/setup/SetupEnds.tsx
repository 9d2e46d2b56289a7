import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import { Entrance } from '../entrance/Entrance.tsx'
import type { Division } from './first-run.ts'

/** The county stands; what comes next. */
export function Founded({ county, username }: { county: Division; username: string }): ReactNode {
  const say = useWords('setup')
  return (
    <Entrance wide title={say('founded.title', { county: county.name })} hint={say('founded.hint', { username })}>
      <ol className="setup-nexts">
        <li>{say('founded.import')}</li>
        <li>{say('founded.accounts')}</li>
        <li>{say('founded.emergency')}</li>
      </ol>
      <a className="setup-link" href="/">
        {say('founded.go')}
      </a>
    </Entrance>
  )
}

/** The page can do nothing: the token is not right, or the county stands already. */
export function Closed({ code }: { code: string }): ReactNode {
  const say = useWords('setup')
  if (code === 'setup.closed') {
    return (
      <Entrance title={say('closed.title')} hint={say('closed.hint')}>
        <a className="setup-link" href="/">
          {say('founded.go')}
        </a>
      </Entrance>
    )
  }
  return (
    <Entrance title={say('token.title')} hint={say('token.hint')}>
      <ol className="setup-nexts">
        <li>{say('token.terminal')}</li>
        <li>{say('token.whole')}</li>
        <li>{say('token.restart')}</li>
      </ol>
    </Entrance>
  )
}
