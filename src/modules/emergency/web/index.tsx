import type { WebModule } from '#platform/web/module.ts'

/** The emergency module at the desk. */
export const emergencyDesk: WebModule = {
  name: 'emergency',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [],
  navigation: [],
}
