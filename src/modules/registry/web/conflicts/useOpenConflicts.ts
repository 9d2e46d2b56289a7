import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { listConflicts } from '../../contract/index.ts'

/** Conflicts that wait in the reader's reach; counts the first page, 50 at most. */
export function useOpenConflicts(): number {
  const { may } = useSession()
  const found = useQuery(listConflicts, {}, { enabled: may(listConflicts.name) })
  return found.data?.items.length ?? 0
}
