import { heldPart } from '#modules/registry/web/field.tsx'
import type { Words } from '#platform/web/i18n.ts'
import { answersLocally } from '#platform/web/local.ts'
import type { WebModule } from '#platform/web/module.ts'
import { type FollowUps, myFollowUps } from '../contract/index.ts'
import { CareIcon } from './field/icon.tsx'

/** What the pages say; comes with the first of them. */
const words: Words = {
  'zh-Hans': () => import('./field/pages/locales/zh-Hans.json'),
  'zh-Hant': () => import('./field/pages/locales/zh-Hant.json'),
  en: () => import('./field/pages/locales/en.json'),
}

/** Door of monitoring for the phone: whom to follow up today. */
export const monitoringField: WebModule = {
  name: 'monitoring',
  words: {
    'zh-Hans': () => import('./field/locales/zh-Hans.json'),
    'zh-Hant': () => import('./field/locales/zh-Hant.json'),
    en: () => import('./field/locales/en.json'),
  },
  pages: [
    { path: 'care', load: () => import('./field/CarePage.tsx'), words, permission: myFollowUps.name },
    { path: 'care/:id', load: () => import('./field/FollowUpPage.tsx'), words, permission: myFollowUps.name },
  ],
  navigation: [{ to: '/care', label: 'tab', icon: CareIcon, permission: myFollowUps.name, order: 30 }],
  local: [answersLocally(myFollowUps, () => heldPart<FollowUps>('care'))],
}
