import { type ReactNode, useEffect } from 'react'
import { Outlet, useLocation } from 'react-router'
import { UrgentBar } from '#modules/notice/web/index.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { Boundary } from '../entrance/Boundary.tsx'
import { Header } from './Header.tsx'
import { HelpOverlay } from './HelpOverlay.tsx'
import { fieldAddress, walkers } from './phone.ts'
import { SideBar } from './SideBar.tsx'
import { StaleNote } from './StaleNote.tsx'
import './shell.css'

/** Frame of the desk: header, side bar, page. */
export function Shell(): ReactNode {
  const say = useWords('main')
  const { pathname } = useLocation()
  // Another page starts at its top; the browser itself restores the place on "back".
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for each new path
  useEffect(() => {
    document.getElementById('page')?.scrollTo(0, 0)
  }, [pathname])
  return (
    <div className="shell">
      <a className="skip-link" href="#page">
        {say('shell.skip')}
      </a>
      <PhoneNote />
      <Header />
      <SideBar />
      <main id="page" className="shell-page" tabIndex={-1}>
        <StaleNote />
        <UrgentBar />
        <Boundary page={pathname}>
          <Outlet />
        </Boundary>
      </main>
      <HelpOverlay />
    </div>
  )
}

/** On a narrow screen: the way to the pages made for it, for those who walk from door to door. */
function PhoneNote(): ReactNode {
  const say = useWords('main')
  const { session } = useSession()
  if (!session.roles.some(({ role }) => walkers.includes(role))) return null
  return (
    <a className="shell-phone no-print" href={fieldAddress}>
      {say('shell.phone')}
    </a>
  )
}
