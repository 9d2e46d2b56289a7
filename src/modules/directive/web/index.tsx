import { AuditOutlined } from '@ant-design/icons'
import type { WebModule } from '#platform/web/module.ts'
import { issue, listOwn } from '../contract/index.ts'
import { useFirstDue, useWaitingDemands } from './useWaitingDemands.ts'

/** Directives at the desk: those that go out and come back, and what they ask of the own agency. */
export const directiveDesk: WebModule = {
  name: 'directive',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [
    { path: 'directives', load: () => import('./list/DirectivesPage.tsx'), permission: listOwn.name },
    { path: 'directives/new', load: () => import('./new/NewDirectivePage.tsx'), permission: issue.name },
    { path: 'directives/:id', load: () => import('./page/DirectivePage.tsx'), permission: listOwn.name },
  ],
  navigation: [
    {
      to: '/directives',
      label: 'nav.directives',
      icon: AuditOutlined,
      permission: listOwn.name,
      order: 5,
      useWaiting: useWaitingDemands,
      useDue: useFirstDue,
    },
  ],
}
