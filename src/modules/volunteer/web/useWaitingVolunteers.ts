import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { countVolunteers } from '../contract/index.ts'

/** Sign-ups of the own place that nobody has decided. */
export function useWaitingVolunteers(): number {
  const { may } = useSession()
  const { data } = useQuery(countVolunteers, {}, { enabled: may(countVolunteers.name) })
  return data?.new ?? 0
}
