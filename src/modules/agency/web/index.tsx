import type { WebModule } from '#platform/web/module.ts'

/** The agency module at the desk. */
export const agencyDesk: WebModule = {
  name: 'agency',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [],
  navigation: [],
}
