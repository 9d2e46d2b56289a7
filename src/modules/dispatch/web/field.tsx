import { TodayIcon } from '#platform/web/field/icons.tsx'
import type { WebModule } from '#platform/web/module.ts'
import { dispatchLocal, forgetDay } from './field/local.ts'

/** Door of dispatch for the phone: the day's doors and tasks. */
export { useWalk } from './field/useWalk.ts'

export const dispatchField: WebModule = {
  name: 'dispatch',
  words: {
    'zh-Hans': () => import('./field/locales/zh-Hans.json'),
    'zh-Hant': () => import('./field/locales/zh-Hant.json'),
    en: () => import('./field/locales/en.json'),
  },
  pages: [
    { path: '', load: () => import('./field/TodayPage.tsx') },
    { path: 'tasks', load: () => import('./field/TasksPage.tsx'), permission: 'dispatch.myTasks' },
  ],
  navigation: [{ to: '/', label: 'tab', icon: TodayIcon, permission: 'dispatch.myDoors', order: 10 }],
  local: dispatchLocal,
  forget: forgetDay,
}
