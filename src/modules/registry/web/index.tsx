import type { WebModule } from '#platform/web/module.ts'

/** The registry module at the desk. */
export const registryDesk: WebModule = {
  name: 'registry',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [],
  navigation: [],
}
