import type { WebModule } from '#platform/web/module.ts'

/** One's own account at the desk; reached from the account menu, not from the side bar. */
export const meDesk: WebModule = {
  name: 'me',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [{ path: 'me', load: () => import('./MePage.tsx') }],
  navigation: [],
}
