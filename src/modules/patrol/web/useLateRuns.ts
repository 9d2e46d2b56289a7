import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { countRuns } from '../contract/index.ts'

/** Runs of the own place that have not begun, or are not over, by their hour. */
export function useLateRuns(): number {
  const { may } = useSession()
  const { data } = useQuery(countRuns, {}, { enabled: may(countRuns.name) })
  return data?.late ?? 0
}
