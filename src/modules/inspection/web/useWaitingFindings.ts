import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { closeFinding, countFindings, countOwnFindings } from '../contract/index.ts'

/** What waits: answers to look at for whoever inspects, repeated findings for the commander, own ones to answer. */
export function useWaitingFindings(): number {
  const { may } = useSession()
  const inspects = may(closeFinding.name)
  const { data } = useQuery(countFindings, {}, { enabled: may(countFindings.name) })
  const own = useQuery(countOwnFindings, {}, { enabled: may(countOwnFindings.name) })
  return (data ? (inspects ? data.answered : data.risen) : 0) + (own.data?.open ?? 0)
}
