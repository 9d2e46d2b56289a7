import { ScheduleOutlined, SwapOutlined } from '@ant-design/icons'
import type { WebModule } from '#platform/web/module.ts'
import { getNow, getRoster, lendStaff, listClosedPosts, listCodes } from '../contract/index.ts'
import { useHoles } from './useHoles.ts'

/** Duty at the desk. */
export const dutyDesk: WebModule = {
  name: 'duty',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [
    { path: 'duty', load: () => import('./roster/RosterPage.tsx'), permission: getRoster.name },
    { path: 'duty/now', load: () => import('./now/NowPage.tsx'), permission: getNow.name },
    { path: 'duty/closed', load: () => import('./closed/ClosedPage.tsx'), permission: listClosedPosts.name },
    { path: 'duty/posts/:id/code', load: () => import('./now/CodePage.tsx'), permission: listCodes.name },
    { path: 'duty/lend', load: () => import('./lend/LendPage.tsx'), permission: lendStaff.name },
  ],
  navigation: [
    {
      to: '/duty',
      label: 'nav.duty',
      icon: ScheduleOutlined,
      permission: getRoster.name,
      order: 9,
      useWaiting: useHoles,
    },
    { to: '/duty/lend', label: 'nav.lend', icon: SwapOutlined, permission: lendStaff.name, order: 36 },
  ],
}
