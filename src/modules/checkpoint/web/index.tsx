import { CarOutlined } from '@ant-design/icons'
import type { WebModule } from '#platform/web/module.ts'
import { board } from '../contract/index.ts'
import { useOpenBreaches } from './useOpenBreaches.ts'

/** Checkpoints at the desk. */
export const checkpointDesk: WebModule = {
  name: 'checkpoint',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [{ path: 'checkpoints', load: () => import('./board/BoardPage.tsx'), permission: board.name }],
  navigation: [
    {
      to: '/checkpoints',
      label: 'nav',
      icon: CarOutlined,
      permission: board.name,
      order: 16,
      useWaiting: useOpenBreaches,
    },
  ],
}
