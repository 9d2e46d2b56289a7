import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { myDemands, toLead } from '../contract/index.ts'

/** What waits for the reader: whether in charge, or nobody else is. */
const forReader = ({ person, isForMe }: { person: unknown; isForMe: boolean }): boolean => isForMe || person === null

/** What waits here: demands of the own agency that nobody else is in charge of, and for the issuer questions, reports and what is an hour late. */
export function useWaitingDemands(): number {
  const { may } = useSession()
  const mine = useQuery(myDemands, {}, { enabled: may(myDemands.name) })
  const lead = useQuery(toLead, {}, { enabled: may(toLead.name) })
  const { questions = 0, reports = 0, escalated = 0 } = lead.data ?? {}
  return (mine.data?.items.filter(forReader).length ?? 0) + questions + reports + escalated
}

/** When the first of the own demands is due, or of those an hour late for the issuer was. */
export function useFirstDue(): string | undefined {
  const { may } = useSession()
  const mine = useQuery(myDemands, {}, { enabled: may(myDemands.name) }).data?.items ?? []
  const escalated = useQuery(toLead, {}, { enabled: may(toLead.name) }).data?.escalatedDueAt
  return [...mine.filter(forReader).map(({ dueAt }) => dueAt), ...(escalated ? [escalated] : [])].sort()[0]
}
