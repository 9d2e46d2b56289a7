import { SendOutlined } from '@ant-design/icons'
import type { WebModule } from '#platform/web/module.ts'
import { listTasks } from '../contract/index.ts'
import { useLateTasks } from './useLateTasks.ts'

export { covering } from './assign/workers.ts'

/** The dispatch module at the desk: the board of tasks. */
export const dispatchDesk: WebModule = {
  name: 'dispatch',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [{ path: 'dispatch', load: () => import('./board/DispatchPage.tsx'), permission: listTasks.name }],
  navigation: [
    {
      to: '/dispatch',
      label: 'nav.dispatch',
      icon: SendOutlined,
      permission: listTasks.name,
      order: 30,
      useWaiting: useLateTasks,
    },
  ],
}
