import { lazy, type ReactNode, Suspense } from 'react'
import { createBrowserRouter, Outlet } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { useLiveUpdates } from '#platform/web/live.ts'
import { WaitWords } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { ForcedChange } from '../entrance/ChangePassword.tsx'
import { fieldModules } from './modules.ts'

const router = createBrowserRouter(
  [
    {
      path: '/',
      element: <Outlet />,
      children: fieldModules.flatMap((module) =>
        module.pages.map((page) => {
          const Page = lazy(page.load)
          return {
            path: page.path,
            element: (
              <Suspense fallback={<WaitWords />}>
                <Page />
              </Suspense>
            ),
          }
        }),
      ),
    },
  ],
  { basename: '/field' },
)

/** The field app behind the gate. */
export function FieldApp(): ReactNode {
  const { session } = useSession()
  return session.account.mustChange ? <ForcedChange /> : <Inside />
}

function Inside(): ReactNode {
  useLiveUpdates()
  return <RouterProvider router={router} />
}
