import type { ReactNode } from 'react'
import { BrowserRouter, type RouteObject, useRoutes } from 'react-router'
import { fieldModules } from './modules.ts'
import { NotHere, pageRoutes } from './pages.tsx'
import { Shell } from './Shell.tsx'

const routes: RouteObject[] = [
  {
    element: <Shell />,
    children: [
      ...fieldModules.flatMap((module) => pageRoutes(module.pages)),
      ...pageRoutes([
        { path: 'me', load: () => import('./me/MePage.tsx') },
        { path: 'me/help', load: () => import('./me/HelpPage.tsx') },
        { path: 'me/law', load: () => import('./me/LawPage.tsx') },
        { path: 'me/password', load: () => import('./me/PasswordPage.tsx') },
        { path: 'me/hand-over', load: () => import('./hand-over/HandOverPage.tsx') },
        { path: 'me/carry', load: () => import('./hand-over/CarryPage.tsx') },
        { path: 'me/sessions', load: () => import('./me/SessionsPage.tsx') },
      ]),
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
  return useRoutes(routes)
}
