import { HeartOutlined } from '@ant-design/icons'
import type { WebModule } from '#platform/web/module.ts'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { chain, counts, importLineList, list, open, person, readings } from '../contract/index.ts'

/** Missed follow-ups wait for whoever may see them. */
function useMissed(): number {
  const { may } = useSession()
  return useQuery(counts, {}, { enabled: may(counts.name) }).data?.missed ?? 0
}

/** The monitoring module at the desk: lists, one person, the chain, line lists, the limit of readings. */
export const monitoringDesk: WebModule = {
  name: 'monitoring',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [
    { path: 'monitoring', load: () => import('./list/MonitoringPage.tsx'), permission: list.name },
    { path: 'monitoring/new', load: () => import('./list/OpenPage.tsx'), permission: open.name },
    { path: 'monitoring/person/:id', load: () => import('./person/PersonPage.tsx'), permission: person.name },
    { path: 'monitoring/paper/:id', load: () => import('./person/ReleasePage.tsx'), permission: person.name },
    { path: 'monitoring/note/:id', load: () => import('./person/NotePage.tsx'), permission: person.name },
    { path: 'monitoring/chain', load: () => import('./chain/ChainPage.tsx'), permission: chain.name },
    { path: 'monitoring/import', load: () => import('./import/ImportPage.tsx'), permission: importLineList.name },
    { path: 'monitoring/readings', load: () => import('./readings/ReadingsPage.tsx'), permission: readings.name },
  ],
  navigation: [
    {
      to: '/monitoring',
      label: 'nav.monitoring',
      icon: HeartOutlined,
      permission: list.name,
      order: 34,
      useWaiting: useMissed,
    },
    { to: '/monitoring/readings', label: 'nav.readings', icon: HeartOutlined, permission: readings.name, order: 66 },
  ],
}
