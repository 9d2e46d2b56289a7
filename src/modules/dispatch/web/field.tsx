import type { WebModule } from '#platform/web/module.ts'

/** The dispatch module on the phone. */
export const dispatchField: WebModule = {
  name: 'dispatch',
  words: {
    'zh-Hans': () => import('./field/locales/zh-Hans.json'),
    'zh-Hant': () => import('./field/locales/zh-Hant.json'),
    en: () => import('./field/locales/en.json'),
  },
  pages: [],
  navigation: [],
}
