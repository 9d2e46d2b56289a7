import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { countIncidents } from '../contract/index.ts'

/** What waits for somebody who leads: reports that nobody has in charge, late ones, and people to tell. */
export function useWaitingIncidents(): number {
  const { may } = useSession()
  const { data } = useQuery(countIncidents, {}, { enabled: may(countIncidents.name) })
  return data ? data.open + data.toTell : 0
}
