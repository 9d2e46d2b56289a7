import type { Words } from '#platform/web/i18n.ts'
import type { WebModule } from '#platform/web/module.ts'

/** What the pages say is what the desk says; comes with the first of them. */
const words: Words = {
  'zh-Hans': () => import('./locales/zh-Hans.json'),
  'zh-Hant': () => import('./locales/zh-Hant.json'),
  en: () => import('./locales/en.json'),
}

/** Notices on the phone: the list behind the bell, and how I hear of things. Only the bell's own words are there from the start. */
export const noticeField: WebModule = {
  name: 'notice',
  words: {
    'zh-Hans': () => import('./field/locales/zh-Hans.json'),
    'zh-Hant': () => import('./field/locales/zh-Hant.json'),
    en: () => import('./field/locales/en.json'),
  },
  pages: [
    { path: 'notices', load: () => import('./field/NoticesPage.tsx'), words },
    { path: 'me/notices', load: () => import('./field/OwnPage.tsx'), words },
  ],
  navigation: [],
}
export { FieldBell } from './field/FieldBell.tsx'
export { FieldUrgent } from './field/FieldUrgent.tsx'
export { forgetPush } from './field/push.ts'
