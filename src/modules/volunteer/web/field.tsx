import type { Words } from '#platform/web/i18n.ts'
import type { WebModule } from '#platform/web/module.ts'

/** What the page says; comes with it. */
const words: Words = {
  'zh-Hans': () => import('./field/pages/locales/zh-Hans.json'),
  'zh-Hant': () => import('./field/pages/locales/zh-Hant.json'),
  en: () => import('./field/pages/locales/en.json'),
}

/** A volunteer's own hours and thanks on the phone. */
export const volunteerField: WebModule = {
  name: 'volunteer',
  pages: [{ path: 'service', load: () => import('./field/ServicePage.tsx'), words, permission: 'volunteer.mine' }],
  navigation: [],
}
