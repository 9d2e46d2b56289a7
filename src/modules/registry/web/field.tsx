import type { WebModule } from '#platform/web/module.ts'

/** The registry module on the phone. */
export const registryField: WebModule = {
  name: 'registry',
  words: {
    'zh-Hans': () => import('./field/locales/zh-Hans.json'),
    'zh-Hant': () => import('./field/locales/zh-Hant.json'),
    en: () => import('./field/locales/en.json'),
  },
  pages: [],
  navigation: [],
}
