import type { Words } from '../i18n.ts'

/** Words of the pieces that pages at the desk share; the phone never fetches them. */
export const deskWords: { name: string; words: Words } = {
  name: 'platform',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
}
