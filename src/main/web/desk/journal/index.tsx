import { AuditOutlined } from '@ant-design/icons'
import { listJournal } from '#platform/contract/index.ts'
import type { WebModule } from '#platform/web/module.ts'

/** The journal at the desk: it belongs to the platform, not to a module. */
export const journalDesk: WebModule = {
  name: 'journal',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [{ path: 'journal', load: () => import('./JournalPage.tsx'), permission: listJournal.name }],
  navigation: [{ to: '/journal', label: 'nav', icon: AuditOutlined, permission: listJournal.name, order: 80 }],
}
