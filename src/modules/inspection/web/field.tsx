import type { Words } from '#platform/web/i18n.ts'
import type { WebModule } from '#platform/web/module.ts'
import { InspectionIcon } from './field/icon.tsx'

/** What the pages say; comes with the first of them. */
const words: Words = {
  'zh-Hans': () => import('./field/pages/locales/zh-Hans.json'),
  'zh-Hant': () => import('./field/pages/locales/zh-Hant.json'),
  en: () => import('./field/pages/locales/en.json'),
}

/** Inspections on the phone: the checks that were drawn for now, done at the post without signal; the post's answers. */
export const inspectionField: WebModule = {
  name: 'inspection',
  words: {
    'zh-Hans': () => import('./field/locales/zh-Hans.json'),
    'zh-Hant': () => import('./field/locales/zh-Hant.json'),
    en: () => import('./field/locales/en.json'),
  },
  pages: [
    { path: 'inspections', load: () => import('./field/ChecksPage.tsx'), words, permission: 'inspection.mine' },
    {
      path: 'inspections/check/:id',
      load: () => import('./field/CheckPage.tsx'),
      words,
      permission: 'inspection.record',
    },
    { path: 'inspections/own', load: () => import('./field/OwnPage.tsx'), words, permission: 'inspection.answer' },
    {
      path: 'inspections/own/:id',
      load: () => import('./field/AnswerPage.tsx'),
      words,
      permission: 'inspection.answer',
    },
  ],
  navigation: [{ to: '/inspections', label: 'tab', icon: InspectionIcon, permission: 'inspection.mine', order: 5 }],
}
