import { BarChartOutlined, FileDoneOutlined, FundProjectionScreenOutlined } from '@ant-design/icons'
import type { WebModule } from '#platform/web/module.ts'
import { commandBoard, getSituation, listSituations, statistics } from '../contract/index.ts'

/** The command board, and statistics that are counted by the ledger and typed by nobody. */
export const reportDesk: WebModule = {
  name: 'report',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [
    { path: 'statistics', load: () => import('./StatisticsPage.tsx'), permission: statistics.name },
    { path: 'wall', load: () => import('./wall/WallPage.tsx'), permission: commandBoard.name, isBare: true },
    { path: 'situation', load: () => import('./situation/SituationsPage.tsx'), permission: listSituations.name },
    { path: 'situation/:id', load: () => import('./situation/SituationPage.tsx'), permission: getSituation.name },
  ],
  navigation: [
    { to: '/wall', label: 'wall.nav', icon: FundProjectionScreenOutlined, permission: commandBoard.name, order: 1 },
    { to: '/statistics', label: 'nav', icon: BarChartOutlined, permission: statistics.name, order: 50 },
    { to: '/situation', label: 'situation.nav', icon: FileDoneOutlined, permission: listSituations.name, order: 49 },
  ],
}
