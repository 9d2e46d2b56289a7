import { useEffect } from 'react'
import type { ParamsOf, QueryDefinition } from '#platform/contract/index.ts'
import { onChanged } from '#platform/web/live.ts'
import { boardCalmFor } from '#platform/web/liveTiming.ts'
import { paced } from '#platform/web/paced.ts'
import { useQuery } from '#platform/web/query.ts'

/** What the clock alone changes is asked for this often, in milliseconds; changes come by the live channel. */
const askEvery = 30_000

/** A shared answer over several modules, read again when one of those that it follows changes. */
export function useFollowed<D extends QueryDefinition>(query: D, params: ParamsOf<D>) {
  const found = useQuery(query, params, { keep: true })
  const { refetch } = found
  useEffect(() => {
    const timer = setInterval(() => void refetch(), askEvery)
    const pace = paced(boardCalmFor, () => refetch())
    const stop = onChanged((modules) => pace.changed(modules.filter((module) => query.follows?.includes(module))))
    return () => {
      clearInterval(timer)
      stop()
      pace.stop()
    }
  }, [refetch, query])
  return found
}
