import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { countSupply } from '../contract/index.ts'

/** Requests whose next step is this person's. */
export function useWaitingSupply(): number {
  const { may } = useSession()
  return useQuery(countSupply, {}, { enabled: may(countSupply.name) }).data?.waiting ?? 0
}
