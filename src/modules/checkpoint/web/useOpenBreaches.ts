import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { board, receiveBreach } from '../contract/index.ts'

/** Breaches that wait for the police desk to take them over. */
export function useOpenBreaches(): number {
  const { may } = useSession()
  const { data } = useQuery(board, {}, { enabled: may(receiveBreach.name) })
  return data?.breaches.filter(({ receivedAt }) => receivedAt === null).length ?? 0
}
