import { SmileOutlined } from '@ant-design/icons'
import type { WebModule } from '#platform/web/module.ts'
import { hoursByPlace, listVolunteers } from '../contract/index.ts'
import { useWaitingVolunteers } from './useWaitingVolunteers.ts'

/** Volunteers at the desk. */
export const volunteerDesk: WebModule = {
  name: 'volunteer',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [
    { path: 'volunteers', load: () => import('./list/VolunteersPage.tsx'), permission: listVolunteers.name },
    { path: 'volunteers/hours', load: () => import('./hours/HoursPage.tsx'), permission: hoursByPlace.name },
    { path: 'volunteers/:id', load: () => import('./page/VolunteerPage.tsx'), permission: listVolunteers.name },
  ],
  navigation: [
    {
      to: '/volunteers',
      label: 'nav',
      icon: SmileOutlined,
      permission: listVolunteers.name,
      order: 19,
      useWaiting: useWaitingVolunteers,
    },
  ],
}
