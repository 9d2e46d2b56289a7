import { lazy, type ReactNode, Suspense } from 'react'
import { moreWords, type Words } from '#platform/web/i18n.ts'
import type { WebModule, WebPage } from '#platform/web/module.ts'

/** What the pages say; comes with the first of them. */
const words: Words = {
  'zh-Hans': () => import('./field/pages/locales/zh-Hans.json'),
  'zh-Hant': () => import('./field/pages/locales/zh-Hant.json'),
  en: () => import('./field/pages/locales/en.json'),
}

/** Notices on the phone: the list behind the bell, and how I hear of things. Words and pages come when they are opened. */
export const noticeField: WebModule = {
  name: 'notice',
  pages: [
    { path: 'notices', load: () => import('./field/NoticesPage.tsx'), words },
    { path: 'me/notices', load: () => import('./field/OwnPage.tsx'), words },
  ],
  navigation: [],
}

/** Something in the frame of the application: the day's doors are in view first, this follows with its words. */
function later(load: WebPage['load']): () => ReactNode {
  const Made = lazy(() => Promise.all([load(), moreWords('notice', words)]).then(([made]) => made))
  return () => (
    <Suspense>
      <Made />
    </Suspense>
  )
}

/** The bell in the head of the tabs. */
export const FieldBell = later(() => import('./field/FieldBell.tsx'))
/** Over the tabs: the urgent notice that has waited longest for an acknowledgement. */
export const FieldUrgent = later(() => import('./field/FieldUrgent.tsx'))

/** This browser is woken up no more. */
export const forgetPush = (): Promise<void> => import('./field/push.ts').then((push) => push.forgetPush())
