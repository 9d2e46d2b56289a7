import { lazy, type ReactNode, Suspense } from 'react'
import type { RouteObject } from 'react-router'
import { useNavigate } from 'react-router'
import { BigButton } from '#platform/web/field/button.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { moreWords, useWords } from '#platform/web/i18n.ts'
import type { WebPage } from '#platform/web/module.ts'
import { WaitWords } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'

/** Routes of pages that are fetched when first opened, and are not there for whom they are not. */
export function pageRoutes(pages: readonly WebPage[], module = 'field'): RouteObject[] {
  return pages.map((page) => ({
    ...(page.path === '' ? { index: true } : { path: page.path }),
    ...pageElement(page, module),
  }))
}

function pageElement(page: WebPage, module: string): { element: ReactNode } {
  const { words } = page
  const Page = lazy(
    words ? () => Promise.all([page.load(), moreWords(module, words)]).then(([made]) => made) : page.load,
  )
  return {
    element: (
      <Allowed permission={page.permission}>
        <Suspense fallback={<WaitWords />}>
          <Page />
        </Suspense>
      </Allowed>
    ),
  }
}

function Allowed({ permission, children }: { permission: string | undefined; children: ReactNode }): ReactNode {
  const { may } = useSession()
  return permission && !may(permission) ? <NotHere /> : children
}

/** Not there, or not within reach: the same answer, and a way on. */
export function NotHere(): ReactNode {
  const say = useWords('field')
  const navigate = useNavigate()
  return (
    <Screen title={say('notHere.title')} back="/">
      <p>{say('notHere.hint')}</p>
      <BigButton kind="main" onClick={() => navigate('/')}>
        {say('notHere.home')}
      </BigButton>
    </Screen>
  )
}
