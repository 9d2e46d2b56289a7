import type { Words } from '../../i18n.ts'

/** Words of attached files, which the desk alone has: they stand beside the platform's own. */
export const fileWords: { name: string; words: Words } = {
  name: 'platform',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
}
