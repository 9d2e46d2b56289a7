import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Bell } from '#modules/notice/web/index.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useLive } from '#platform/web/live.ts'
import { useSession } from '#platform/web/session.tsx'
import { usePending, useRefused } from '#platform/web/useCommand.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { Languages } from './Languages.tsx'
import { SearchBox } from './SearchBox.tsx'

/** County, response level and day; search; languages; account. */
export function Header(): ReactNode {
  const say = useWords('main')
  const { session } = useSession()
  const live = useLive()
  const pending = usePending()
  const refused = useRefused()
  const { emergency } = session
  return (
    <header className="shell-header no-print">
      <Link to="/" className="shell-county">
        <img src="/icon.svg" alt={say('product')} width="24" height="24" />
        <strong>{session.county.name}</strong>
      </Link>
      <span className="shell-level" title={emergency?.name}>
        {emergency
          ? `${say(`level.${emergency.level}`)} · ${say('shell.day', { day: emergency.day })}`
          : say('shell.calm')}
      </span>
      {session.demo ? <span className="shell-demo">{say('shell.demo')}</span> : null}
      <SearchBox />
      <span className="shell-live" data-state={pending > 0 ? 'pending' : live.state} role="status">
        {pending > 0
          ? say('live.pending', { count: pending })
          : live.state === 'live'
            ? say('live.live')
            : live.state === 'polling'
              ? say('live.polling')
              : ''}
      </span>
      {refused.length > 0 ? (
        <Link to="/" className="late">
          {say('shell.refused', { count: refused.length })}
        </Link>
      ) : null}
      <Bell />
      <Languages />
      <AccountMenu />
    </header>
  )
}
