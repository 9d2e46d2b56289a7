import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { countHoles } from '../contract/index.ts'

/** What waits for whoever plans: holes of the next 24 hours, and objections. */
export function useHoles(): number {
  const { may } = useSession()
  const { data } = useQuery(countHoles, {}, { enabled: may(countHoles.name) })
  return data ? data.holes + data.contests : 0
}
