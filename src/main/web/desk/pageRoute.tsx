import { lazy, type ReactNode, Suspense } from 'react'
import type { WebPage } from '#platform/web/module.ts'
import { WaitWords } from '#platform/web/problem.tsx'
import { useSession } from '#platform/web/session.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'

/** Route of a page that is fetched when first opened, and is not there for whom it is not. */
export function pageRoute(page: WebPage): { element: ReactNode } {
  const Page = lazy(page.load)
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
  return permission && !may(permission) ? <NotFoundPage /> : children
}
