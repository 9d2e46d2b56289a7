import { BarChartOutlined, CarryOutOutlined, FileDoneOutlined, FundProjectionScreenOutlined } from '@ant-design/icons'
import type { WebModule } from '#platform/web/module.ts'
import { commandBoard, getSituation, listSituations, listWork, statistics } from '../contract/index.ts'

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
    { path: 'tasks', load: () => import('./work/WorkPage.tsx'), permission: listWork.name },
    { path: 'situation', load: () => import('./situation/SituationsPage.tsx'), permission: listSituations.name },
    { path: 'situation/:id', load: () => import('./situation/SituationPage.tsx'), permission: getSituation.name },
  ],
  navigation: [
    { to: '/wall', label: 'wall.nav', icon: FundProjectionScreenOutlined, permission: commandBoard.name, order: 1 },
    { to: '/tasks', label: 'work.nav', icon: CarryOutOutlined, permission: listWork.name, order: 2 },
    { to: '/statistics', label: 'nav', icon: BarChartOutlined, permission: statistics.name, order: 50 },
    { to: '/situation', label: 'situation.nav', icon: FileDoneOutlined, permission: listSituations.name, order: 49 },
  ],
}
