import type { Words } from '#platform/web/i18n.ts'
import type { WebModule } from '#platform/web/module.ts'

/** What the pages say; comes with the first of them. */
const words: Words = {
  'zh-Hans': () => import('./field/pages/locales/zh-Hans.json'),
  'zh-Hant': () => import('./field/pages/locales/zh-Hant.json'),
  en: () => import('./field/pages/locales/en.json'),
}

/** Incidents on the phone: report one, and read what became of it. Words and pages come when they are opened. */
export const incidentField: WebModule = {
  name: 'incident',
  pages: [
    { path: 'incidents', load: () => import('./field/IncidentsPage.tsx'), words, permission: 'incident.mine' },
    { path: 'incidents/:id', load: () => import('./field/IncidentPage.tsx'), words, permission: 'incident.getOwn' },
    { path: 'incidents/new', load: () => import('./field/ReportPage.tsx'), words, permission: 'incident.report' },
  ],
  navigation: [],
}
