import type { Words } from '#platform/web/i18n.ts'
import type { WebModule } from '#platform/web/module.ts'
import { DutyIcon } from './field/icon.tsx'

/** What the pages say; comes with the first of them. */
const words: Words = {
  'zh-Hans': () => import('./field/pages/locales/zh-Hans.json'),
  'zh-Hant': () => import('./field/pages/locales/zh-Hant.json'),
  en: () => import('./field/pages/locales/en.json'),
}

/** Duty on the phone: my shifts and my record, checking in at the post, the leader's list. Words and pages come when they are opened. */
export const dutyField: WebModule = {
  name: 'duty',
  words: {
    'zh-Hans': () => import('./field/locales/zh-Hans.json'),
    'zh-Hant': () => import('./field/locales/zh-Hant.json'),
    en: () => import('./field/locales/en.json'),
  },
  pages: [
    { path: 'duty', load: () => import('./field/DutyPage.tsx'), words, permission: 'duty.mine' },
    { path: 'duty/roll', load: () => import('./field/RollPage.tsx'), words, permission: 'duty.roll' },
    { path: 'duty/calendar', load: () => import('./field/CalendarPage.tsx'), words, permission: 'duty.renewFeed' },
    { path: 'duty/shifts/:id', load: () => import('./field/ShiftPage.tsx'), words, permission: 'duty.mine' },
    {
      path: 'duty/shifts/:id/check-in',
      load: () => import('./field/CheckInPage.tsx'),
      words,
      permission: 'duty.checkIn',
    },
    { path: 'duty/shifts/:id/swap', load: () => import('./field/SwapPage.tsx'), words, permission: 'duty.askSwap' },
  ],
  navigation: [{ to: '/duty', label: 'tab', icon: DutyIcon, permission: 'duty.mine', order: 45 }],
}
