import type { ReactNode } from 'react'
import { NavLink } from 'react-router'
import { useWords } from '#platform/web/i18n.ts'

/** The two lists of the administration, each with its own address. */
export function AccountsTabs(): ReactNode {
  const say = useWords('agency')
  return (
    <nav className="agency-tabs no-print" aria-label={say('nav.accounts')}>
      <NavLink to="/accounts" end>
        {say('accounts.tab')}
      </NavLink>
      <NavLink to="/accounts/agencies">{say('agencies.tab')}</NavLink>
    </nav>
  )
}
