import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { assign, listTasks } from '../contract/index.ts'

/** Tasks past their deadline that wait for somebody who can give them to another. */
export function useLateTasks(): number {
  const { may } = useSession()
  const found = useQuery(listTasks, { limit: 1 }, { enabled: may(listTasks.name) && may(assign.name) })
  return found.data?.totals.late ?? 0
}
