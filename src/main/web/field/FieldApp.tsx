import type { ReactNode } from 'react'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { KeepGate } from '#platform/web/field/lock/KeepGate.tsx'
import { useLiveUpdates } from '#platform/web/live.ts'
import { useSession } from '#platform/web/session.tsx'
import { ForcedChange } from '../entrance/ChangePassword.tsx'
import { fieldModules } from './modules.ts'
import { NotHere, pageRoutes } from './pages.tsx'
import { Shell } from './Shell.tsx'

const router = createBrowserRouter(
  [
    {
      element: <Shell />,
      children: [
        ...fieldModules.flatMap((module) => pageRoutes(module.pages)),
        ...pageRoutes([
          { path: 'me', load: () => import('./me/MePage.tsx') },
          { path: 'me/law', load: () => import('./me/LawPage.tsx') },
          { path: 'me/password', load: () => import('./me/PasswordPage.tsx') },
          { path: 'me/sessions', load: () => import('./me/SessionsPage.tsx') },
        ]),
        { path: '*', element: <NotHere /> },
      ],
    },
  ],
  { basename: '/field' },
)

/** The field app behind the gate. */
export function FieldApp(): ReactNode {
  const { session } = useSession()
  if (session.account.mustChange) return <ForcedChange />
  return (
    <KeepGate>
      <Inside />
    </KeepGate>
  )
}

function Inside(): ReactNode {
  useLiveUpdates()
  return <RouterProvider router={router} />
}
