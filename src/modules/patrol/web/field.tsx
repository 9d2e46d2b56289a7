import type { Words } from '#platform/web/i18n.ts'
import type { WebModule } from '#platform/web/module.ts'
import { PatrolIcon } from './field/icon.tsx'

/** What the pages say; comes with the first of them. */
const words: Words = {
  'zh-Hans': () => import('./field/pages/locales/zh-Hans.json'),
  'zh-Hant': () => import('./field/pages/locales/zh-Hant.json'),
  en: () => import('./field/pages/locales/en.json'),
}

/** Patrols and broadcasts on the phone: today's runs, stop by stop, without signal too. A tab of agencies; others find it under their own name. */
export const patrolField: WebModule = {
  name: 'patrol',
  words: {
    'zh-Hans': () => import('./field/locales/zh-Hans.json'),
    'zh-Hant': () => import('./field/locales/zh-Hant.json'),
    en: () => import('./field/locales/en.json'),
  },
  pages: [
    { path: 'patrols', load: () => import('./field/RunsPage.tsx'), words, permission: 'patrol.mine' },
    { path: 'patrols/:id', load: () => import('./field/RunPage.tsx'), words, permission: 'patrol.mine' },
  ],
  navigation: [{ to: '/patrols', label: 'tab', icon: PatrolIcon, permission: 'patrol.planOwn', order: 40 }],
}
