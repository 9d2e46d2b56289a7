import { listAccounts } from '#modules/agency/contract/index.ts'
import { importDoors } from '#modules/place/contract/index.ts'
import { board } from '#modules/registry/contract/index.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import type { WaitingItem } from './waiting.ts'

/** What a county that was just founded still lacks, for its administrator: doors, and people to go to them. */
export function useFirstSteps(): WaitingItem[] {
  const say = useWords('main')
  const { session, may } = useSession()
  const isAdministrator = session.roles.some(({ role }) => role === 'administrator')
  const area = useQuery(board, {}, { enabled: isAdministrator && may(importDoors.name) && may(board.name) })
  const accounts = useQuery(listAccounts, {}, { enabled: isAdministrator && may(listAccounts.name) })
  return [
    ...(area.data?.area.figures.doors === 0
      ? [{ key: 'doors', kind: say('home.noDoors'), what: say('home.noDoorsWhat'), to: '/import' }]
      : []),
    ...(accounts.data?.items.length === 1
      ? [{ key: 'accounts', kind: say('home.alone'), what: say('home.aloneWhat'), to: '/accounts' }]
      : []),
  ]
}
