import { SolutionOutlined } from '@ant-design/icons'
import type { WebModule } from '#platform/web/module.ts'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { counts, importList, mine, mineCounts } from '../contract/index.ts'

/** What waits for the desk: leads that nobody was given, and those late. */
function useWaiting(): number {
  const { may } = useSession()
  const { late = 0, new: fresh = 0 } = useQuery(counts, {}, { enabled: may(counts.name) }).data ?? {}
  return late + fresh
}

/** What waits for the own agency. */
function useMine(): number {
  const { may } = useSession()
  const { assigned = 0, received = 0 } = useQuery(mineCounts, {}, { enabled: may(mineCounts.name) }).data ?? {}
  return assigned + received
}

/** By when the first of either must be answered. */
function useDue(): string | undefined {
  const { may } = useSession()
  return useQuery(counts, {}, { enabled: may(counts.name) }).data?.dueAt ?? undefined
}
function useMineDue(): string | undefined {
  const { may } = useSession()
  return useQuery(mineCounts, {}, { enabled: may(mineCounts.name) }).data?.dueAt ?? undefined
}

/** The lead module at the desk: lists that come in, go out and go back, and what waits for the own agency. */
export const leadDesk: WebModule = {
  name: 'lead',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [
    { path: 'leads', load: () => import('./desk/LeadsPage.tsx'), permission: counts.name },
    { path: 'leads/import', load: () => import('./import/ImportPage.tsx'), permission: importList.name },
    { path: 'my-leads', load: () => import('./desk/MyLeadsPage.tsx'), permission: mine.name },
  ],
  navigation: [
    {
      to: '/leads',
      label: 'nav.leads',
      icon: SolutionOutlined,
      permission: counts.name,
      order: 32,
      useWaiting,
      useDue,
    },
    {
      to: '/my-leads',
      label: 'nav.mine',
      icon: SolutionOutlined,
      permission: mine.name,
      order: 33,
      useWaiting: useMine,
      useDue: useMineDue,
    },
  ],
}
