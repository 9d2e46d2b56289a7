import { lazy, type ReactNode, Suspense } from 'react'
import { moreWords, type Words } from '#platform/web/i18n.ts'
import type { WebModule } from '#platform/web/module.ts'

/** What the pages say; comes with the first of them. */
const words: Words = {
  'zh-Hans': () => import('./field/pages/locales/zh-Hans.json'),
  'zh-Hant': () => import('./field/pages/locales/zh-Hant.json'),
  en: () => import('./field/pages/locales/en.json'),
}

/** How many demands wait; follows the tabs, with its words and the contract. */
const Count = lazy(() =>
  Promise.all([import('./field/WaitingCount.tsx'), moreWords('directive', words)]).then(([made]) => made),
)

/** A paper with its lines, and how many of its demands wait. */
const Icon = (): ReactNode => (
  <>
    <svg
      viewBox="0 0 24 24"
      width="26"
      height="26"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      <path d="M6 3h9l4 4v14H6zM9 11h7M9 16h7" />
    </svg>
    <Suspense>
      <Count />
    </Suspense>
  </>
)

/** Directives on the phone: what is asked of the own agency, signed for and answered, without signal too. */
export const directiveField: WebModule = {
  name: 'directive',
  words: {
    'zh-Hans': () => import('./field/locales/zh-Hans.json'),
    'zh-Hant': () => import('./field/locales/zh-Hant.json'),
    en: () => import('./field/locales/en.json'),
  },
  pages: [
    { path: 'directives', load: () => import('./field/DirectivesPage.tsx'), words, permission: 'directive.mine' },
    { path: 'directives/:id', load: () => import('./field/DirectivePage.tsx'), words, permission: 'directive.getOwn' },
    {
      path: 'directives/:id/answer',
      load: () => import('./field/AnswerPage.tsx'),
      words,
      permission: 'directive.answer',
    },
  ],
  navigation: [{ to: '/directives', label: 'tab', icon: Icon, permission: 'directive.mine', order: 42 }],
}
