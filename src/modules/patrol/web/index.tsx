import { SoundOutlined } from '@ant-design/icons'
import type { WebModule } from '#platform/web/module.ts'
import { getReach } from '../contract/index.ts'
import { useLateRuns } from './useLateRuns.ts'

/** Patrols and broadcast runs at the desk: planned, followed, what was found, which areas were reached. */
export const patrolDesk: WebModule = {
  name: 'patrol',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [
    { path: 'patrols', load: () => import('./desk/RunsPage.tsx'), permission: getReach.name },
    { path: 'patrols/new', load: () => import('./plan/PlanPage.tsx'), permission: getReach.name },
    { path: 'patrols/found', load: () => import('./desk/FindingsPage.tsx'), permission: getReach.name },
    { path: 'patrols/reach', load: () => import('./reach/ReachPage.tsx'), permission: getReach.name },
    { path: 'patrols/:id', load: () => import('./desk/RunPage.tsx'), permission: getReach.name },
  ],
  navigation: [
    {
      to: '/patrols',
      label: 'nav.patrols',
      icon: SoundOutlined,
      permission: getReach.name,
      order: 18,
      useWaiting: useLateRuns,
    },
  ],
}
