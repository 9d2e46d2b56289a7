import type { ReactNode } from 'react'
import { BrowserRouter, Navigate, type RouteObject, useLocation, useRoutes } from 'react-router'
import type { Words } from '#platform/web/i18n.ts'
import { useSession } from '#platform/web/session.tsx'
import { fieldModules } from './modules.ts'
import { NotHere, pageRoutes } from './pages.tsx'
import { Shell } from './Shell.tsx'
import { tabs } from './TabBar.tsx'

/** What the help says is read by few and long: it comes with its page. */
const helpWords: Words = {
  'zh-Hans': () => import('./help/locales/zh-Hans.json'),
  'zh-Hant': () => import('./help/locales/zh-Hant.json'),
  en: () => import('./help/locales/en.json'),
}

/** The same of handing over to a colleague. */
const handOverWords: Words = {
  'zh-Hans': () => import('./hand-over/locales/zh-Hans.json'),
  'zh-Hant': () => import('./hand-over/locales/zh-Hant.json'),
  en: () => import('./hand-over/locales/en.json'),
}

/** The same of the own page and what lies below it: what waits, what the server did not take, settings, password, sessions. */
const meWords: Words = {
  'zh-Hans': () => import('./me/locales/zh-Hans.json'),
  'zh-Hant': () => import('./me/locales/zh-Hant.json'),
  en: () => import('./me/locales/en.json'),
}

const routes: RouteObject[] = [
  {
    element: <Shell />,
    children: [
      ...fieldModules.flatMap((module) => pageRoutes(module.pages, module.name)),
      ...pageRoutes(
        [
          { path: 'me/hand-over', load: () => import('./hand-over/HandOverPage.tsx'), words: handOverWords },
          { path: 'me/carry', load: () => import('./hand-over/CarryPage.tsx'), words: handOverWords },
        ],
        'handOver',
      ),
      ...pageRoutes(
        [
          { path: 'me', load: () => import('./me/MePage.tsx'), words: meWords },
          { path: 'me/law', load: () => import('./me/LawPage.tsx'), words: meWords },
          { path: 'me/password', load: () => import('./me/PasswordPage.tsx'), words: meWords },
          { path: 'me/sessions', load: () => import('./me/SessionsPage.tsx'), words: meWords },
        ],
        'me',
      ),
      ...pageRoutes([{ path: 'me/help', load: () => import('./help/HelpPage.tsx'), words: helpWords }], 'help'),
      { path: '*', element: <NotHere /> },
    ],
  },
]

/** The pages of the phone by their addresses. The plain router: its sibling that loads data would cost every phone 15 kB. */
export function FieldRoutes(): ReactNode {
  return (
    <BrowserRouter basename="/field">
      <Pages />
    </BrowserRouter>
  )
}

function Pages(): ReactNode {
  const { may } = useSession()
  const { pathname } = useLocation()
  const pages = useRoutes(routes)
  // Whoever has no doors begins with the first tab of their own: an officer with the barrier.
  const own = tabs.filter(({ permission }) => permission !== undefined && may(permission))
  const isAway = pathname === '/' && own[0] !== undefined && !own.some(({ to }) => to === '/')
  return isAway ? <Navigate to={own[0]?.to ?? '/me'} replace /> : pages
}
