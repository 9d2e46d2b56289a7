import { AuditOutlined } from '@ant-design/icons'
import type { WebModule } from '#platform/web/module.ts'
import { getDraw, inspectionReport, listDraws, ownFindings } from '../contract/index.ts'
import { useWaitingFindings } from './useWaitingFindings.ts'

/** Inspections at the desk: what was found and what became of it; draws with their proof; the report. */
export const inspectionDesk: WebModule = {
  name: 'inspection',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [
    { path: 'inspections', load: () => import('./finding/FindingsPage.tsx'), permission: ownFindings.name },
    { path: 'inspections/findings/:id', load: () => import('./finding/FindingPage.tsx'), permission: ownFindings.name },
    { path: 'inspections/draws', load: () => import('./desk/DrawsPage.tsx'), permission: listDraws.name },
    { path: 'inspections/draws/:id', load: () => import('./desk/DrawPage.tsx'), permission: getDraw.name },
    { path: 'inspections/report', load: () => import('./report/ReportPage.tsx'), permission: inspectionReport.name },
  ],
  navigation: [
    {
      to: '/inspections',
      label: 'nav.inspections',
      icon: AuditOutlined,
      permission: ownFindings.name,
      order: 17,
      useWaiting: useWaitingFindings,
    },
  ],
}
