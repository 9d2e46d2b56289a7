import { AlertOutlined } from '@ant-design/icons'
import type { WebModule } from '#platform/web/module.ts'
import { myIncidents } from '../contract/index.ts'
import { useWaitingIncidents } from './useWaitingIncidents.ts'

/** Incidents at the desk. */
export const incidentDesk: WebModule = {
  name: 'incident',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [
    { path: 'incidents', load: () => import('./list/IncidentsPage.tsx'), permission: myIncidents.name },
    { path: 'incidents/:id', load: () => import('./page/IncidentPage.tsx'), permission: myIncidents.name },
  ],
  navigation: [
    {
      to: '/incidents',
      label: 'nav.incidents',
      icon: AlertOutlined,
      permission: myIncidents.name,
      order: 8,
      useWaiting: useWaitingIncidents,
    },
  ],
}
