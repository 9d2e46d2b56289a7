import { NotificationOutlined } from '@ant-design/icons'
import type { WebModule } from '#platform/web/module.ts'
import { listChannels } from '../contract/index.ts'

/** Notices at the desk: the list behind the bell, and the administrator's ways out of the house. */
export const noticeDesk: WebModule = {
  name: 'notice',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [
    { path: 'notices', load: () => import('./list/NoticesPage.tsx') },
    { path: 'notices/channels', load: () => import('./channel/ChannelsPage.tsx'), permission: listChannels.name },
  ],
  navigation: [
    {
      to: '/notices/channels',
      label: 'nav.channels',
      icon: NotificationOutlined,
      permission: listChannels.name,
      order: 76,
    },
  ],
}
export { Bell } from './Bell.tsx'
export { OwnNotices } from './own/OwnNotices.tsx'
export { UrgentBar } from './UrgentBar.tsx'
