import { BarChartOutlined } from '@ant-design/icons'
import type { WebModule } from '#platform/web/module.ts'
import { statistics } from '../contract/index.ts'

/** Statistics at the desk: counted by the ledger, typed by nobody. */
export const reportDesk: WebModule = {
  name: 'report',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [{ path: 'statistics', load: () => import('./StatisticsPage.tsx'), permission: statistics.name }],
  navigation: [{ to: '/statistics', label: 'nav', icon: BarChartOutlined, permission: statistics.name, order: 50 }],
}
