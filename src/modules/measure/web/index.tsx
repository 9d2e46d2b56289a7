import { SafetyCertificateOutlined } from '@ant-design/icons'
import type { WebModule } from '#platform/web/module.ts'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { counts, get, list, propose } from '../contract/index.ts'

/** What waits: orders for our signature, and objections with their clock. */
function useWaiting(): number {
  const { may } = useSession()
  const { toSign = 0, objections = 0 } = useQuery(counts, {}, { enabled: may(counts.name) }).data ?? {}
  return toSign + objections
}

/** By when the first objection must be answered. */
function useDue(): string | undefined {
  const { may } = useSession()
  return useQuery(counts, {}, { enabled: may(counts.name) }).data?.objectionDueAt ?? undefined
}

/** The measure module at the desk: what waits for a signature, what runs, one measure, its paper. */
export const measureDesk: WebModule = {
  name: 'measure',
  words: {
    'zh-Hans': () => import('./locales/zh-Hans.json'),
    'zh-Hant': () => import('./locales/zh-Hant.json'),
    en: () => import('./locales/en.json'),
  },
  pages: [
    { path: 'measures', load: () => import('./list/MeasuresPage.tsx'), permission: list.name },
    { path: 'measures/new', load: () => import('./new/NewMeasurePage.tsx'), permission: propose.name },
    { path: 'measures/:id', load: () => import('./page/MeasurePage.tsx'), permission: list.name },
    { path: 'measures/:id/notice', load: () => import('./page/NoticePage.tsx'), permission: get.name },
  ],
  navigation: [
    {
      to: '/measures',
      label: 'nav.measures',
      icon: SafetyCertificateOutlined,
      permission: list.name,
      order: 36,
      useWaiting,
      useDue,
    },
  ],
}
