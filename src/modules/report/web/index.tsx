import type { WebModule } from '#platform/web/module.ts'

/** The report module at the desk. */
export const reportDesk: WebModule = {
  name: 'report',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [],
  navigation: [],
}
