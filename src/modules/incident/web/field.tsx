import type { WebModule } from '#platform/web/module.ts'
import { myIncidents, reportIncident } from '../contract/index.ts'

/** Incidents on the phone: report one, and read what became of it. Words and pages come when they are opened. */
export const incidentField: WebModule = {
  name: 'incident',
  words: {
    'zh-Hans': () => import('./field/locales/zh-Hans.json'),
    'zh-Hant': () => import('./field/locales/zh-Hant.json'),
    en: () => import('./field/locales/en.json'),
  },
  pages: [
    { path: 'incidents', load: () => import('./field/IncidentsPage.tsx'), permission: myIncidents.name },
    { path: 'incidents/new', load: () => import('./field/ReportPage.tsx'), permission: reportIncident.name },
  ],
  navigation: [],
}
