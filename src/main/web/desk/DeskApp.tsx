import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { AntdRoot } from '#platform/web/desk/AntdRoot.tsx'
import { PlacePickerProvider } from '#platform/web/desk/placePicker.tsx'
import { changeLanguage, hasChosenLanguage } from '#platform/web/i18n.ts'
import { useLiveUpdates } from '#platform/web/live.ts'
import type { WebPage } from '#platform/web/module.ts'
import { WaitWords } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { ForcedChange } from '../entrance/ChangePassword.tsx'
import { BareShell } from './BareShell.tsx'
import { deskModules } from './modules.ts'
import { NotFoundPage } from './NotFoundPage.tsx'
import { pageRoute } from './pageRoute.tsx'
import { belongsOnPhone, fieldAddress } from './phone.ts'
import { Shell } from './Shell.tsx'

const AreaPicker = lazy(() => import('./place/PlacePicker.tsx'))

const pages = deskModules.flatMap((module) => module.pages)
const router = createBrowserRouter([
  { element: <BareShell />, children: pages.filter(({ isBare }) => isBare).map(routeOf) },
  {
    path: '/',
    element: <Shell />,
    children: [
      { index: true, ...pageRoute({ path: '', load: () => import('./home/HomePage.tsx') }) },
      ...pages.filter(({ isBare }) => !isBare).map(routeOf),
      { path: '*', element: <NotFoundPage /> },
    ],
  },
])

function routeOf(page: WebPage) {
  return { path: page.path, ...pageRoute(page) }
}

/** The desk behind the gate. */
export function DeskApp(): ReactNode {
  const { session } = useSession()
  useEffect(() => {
    const language = session.account.language
    if (language && !hasChosenLanguage()) void changeLanguage(language)
  }, [session.account.language])
  const goesToPhone = belongsOnPhone(session.roles) && !session.account.mustChange
  useEffect(() => {
    if (goesToPhone) window.location.replace(fieldAddress)
  }, [goesToPhone])
  if (session.account.mustChange) return <ForcedChange />
  if (goesToPhone) return <WaitWords />
  return <Inside />
}

function Inside(): ReactNode {
  useLiveUpdates()
  return (
    <AntdRoot>
      <Suspense fallback={<WaitWords />}>
        <PlacePickerProvider picker={AreaPicker}>
          <RouterProvider router={router} />
        </PlacePickerProvider>
      </Suspense>
    </AntdRoot>
  )
}
