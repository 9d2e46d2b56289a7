import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ParamsOf, QueryDefinition, ResponseOf } from '#platform/contract/index.ts'
import { countyNow } from '../clock.ts'
import { onPending, outboxEntries } from '../outbox.ts'
import { useQuery } from '../query.ts'
import { phone } from '../store/phone.ts'

/** What the phone kept of an answer, and when it heard it. */
export interface Kept<T> {
  data: T
  at: string
  /** What it is of, for whoever takes answers along before they are asked for. */
  mark?: string
}

/** Milliseconds. */
const patience = 2000

/** An answer that is kept on the phone under a name, sealed like everything else, and shown without signal with the time it is of. */
export function useKept<D extends QueryDefinition>(name: string, query: D, params: ParamsOf<D>) {
  const asked = useQuery(query, params, { keep: true })
  const [kept, setKept] = useState<Kept<ResponseOf<D>>>()
  const { data } = asked
  useEffect(() => {
    if (phone().vault.state !== 'open') return
    if (data) void phone().keep(name, { data, at: new Date().toISOString() })
    else
      void phone()
        .kept<Kept<ResponseOf<D>>>(name)
        .then((found) => setKept((before) => before ?? found))
  }, [data, name])
  // Signal that is there answers within moments: until then nothing is said of its absence.
  const [isWaiting, setIsWaiting] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setIsWaiting(false), patience)
    return () => clearTimeout(timer)
  }, [])
  const isSoon = isWaiting && asked.isPending && asked.fetchStatus === 'fetching' && asked.failureCount === 0
  // Read before the signal went is as old as kept.
  const readAt = asked.dataUpdatedAt > 0 ? new Date(asked.dataUpdatedAt).toISOString() : undefined
  return {
    query: asked,
    data: data ?? kept?.data,
    keptAt: isSoon || (data && !asked.error) ? undefined : data ? readAt : kept?.at,
  }
}

/** Bodies of commands of one kind that wait on this phone. */
export function useWaiting<B>(name: string): readonly B[] {
  const entries = useSyncExternalStore(onPending, outboxEntries)
  return entries
    .filter(
      (entry) => entry.name === name && (entry.progress.state === 'waiting' || entry.progress.state === 'sending'),
    )
    .map(({ body }) => body as B)
}

/** Now, for what is read off the clock; moves on every half minute. */
export function useNow(): number {
  const [now, setNow] = useState(() => countyNow().getTime())
  useEffect(() => {
    const timer = setInterval(() => setNow(countyNow().getTime()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
