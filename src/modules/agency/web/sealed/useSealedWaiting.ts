import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { listSealed } from '../../contract/index.ts'

/** Commands that came sealed and wait for whoever is in charge of their people. */
export function useSealedWaiting(): number {
  const { may } = useSession()
  const found = useQuery(listSealed, { limit: 1 }, { enabled: may(listSealed.name) })
  return found.data?.waiting ?? 0
}
