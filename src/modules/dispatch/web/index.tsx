import type { WebModule } from '#platform/web/module.ts'

/** The dispatch module at the desk. */
export const dispatchDesk: WebModule = {
  name: 'dispatch',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [],
  navigation: [],
}
