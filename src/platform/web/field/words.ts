import type { Words } from '../i18n.ts'

/** Words of the phone's own pieces, namespace `field`. */
export const fieldWords: Words = {
  'zh-Hans': () => import('./locales/zh-Hans.json'),
  'zh-Hant': () => import('./locales/zh-Hant.json'),
  en: () => import('./locales/en.json'),
}
