import type { WebModule } from '#platform/web/module.ts'

/** The place module at the desk. */
export const placeDesk: WebModule = {
  name: 'place',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [],
  navigation: [],
}
