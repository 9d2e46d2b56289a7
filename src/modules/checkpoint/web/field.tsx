import type { Words } from '#platform/web/i18n.ts'
import type { WebModule } from '#platform/web/module.ts'
import { ArrivalsIcon, PassIcon } from './field/icons.tsx'

/** What the pages say; comes with the first of them. */
const words: Words = {
  'zh-Hans': () => import('./field/pages/locales/zh-Hans.json'),
  'zh-Hant': () => import('./field/pages/locales/zh-Hant.json'),
  en: () => import('./field/pages/locales/en.json'),
}

/** Checkpoints on the phone: whoever stands at one writes passes down; whoever keeps a grid sees who came home. */
export const checkpointField: WebModule = {
  name: 'checkpoint',
  words: {
    'zh-Hans': () => import('./field/locales/zh-Hans.json'),
    'zh-Hant': () => import('./field/locales/zh-Hant.json'),
    en: () => import('./field/locales/en.json'),
  },
  pages: [
    { path: 'pass', load: () => import('./field/PassPage.tsx'), words, permission: 'checkpoint.recordPass' },
    { path: 'pass/more', load: () => import('./field/MorePage.tsx'), words, permission: 'checkpoint.recordPass' },
    { path: 'pass/coach', load: () => import('./field/CoachPage.tsx'), words, permission: 'checkpoint.importCoach' },
    { path: 'pass/breach', load: () => import('./field/BreachPage.tsx'), words, permission: 'checkpoint.recordBreach' },
    { path: 'pass/post', load: () => import('./field/PostPage.tsx'), words, permission: 'checkpoint.reportPost' },
    { path: 'arrivals', load: () => import('./field/ArrivalsPage.tsx'), words, permission: 'checkpoint.arrivals' },
  ],
  navigation: [
    { to: '/pass', label: 'tab', icon: PassIcon, permission: 'checkpoint.recordPass', order: 5 },
    { to: '/arrivals', label: 'arrivals.tab', icon: ArrivalsIcon, permission: 'checkpoint.arrivals', order: 35 },
  ],
  forget: () => {
    void import('./field/forget.ts').then(({ forgetAll }) => forgetAll())
  },
}
