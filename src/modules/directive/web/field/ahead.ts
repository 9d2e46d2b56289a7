import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Kept } from '#platform/web/field/kept.ts'
import { read } from '#platform/web/local.ts'
import { phone } from '#platform/web/store/phone.ts'
import { getOwn, type MyDemand } from '../../contract/index.ts'

/** So many papers are taken along, the most urgent ones. */
const most = 20

/** Under which name a paper is kept on the phone. */
export const keptAs = (id: string): string => `directive.own.${id}`

/**
 * Takes along the papers whose demands wait, so that they can be read where there is no signal: one after the other, each anew
 * only when something of it has changed.
 */
export function useAhead(items: readonly MyDemand[] | undefined): void {
  const client = useQueryClient()
  useEffect(() => {
    if (!items || phone().vault.state !== 'open') return
    let isOver = false
    const papers = [...Map.groupBy(items, ({ directive }) => directive)].slice(0, most)
    void (async () => {
      for (const [id, demands] of papers) {
        const mark = JSON.stringify(demands)
        const kept = await phone().kept<Kept<unknown>>(keptAs(id))
        if (isOver) return
        if (kept?.mark === mark) continue
        const data = await client.fetchQuery({
          queryKey: [getOwn.name, { id }],
          queryFn: ({ signal }) => read(getOwn, { id }, signal),
        })
        if (isOver) return
        await phone().keep(keptAs(id), { data, at: new Date().toISOString(), mark } satisfies Kept<unknown>)
      }
      // Out of signal, or locked meanwhile: the list is read again, and this goes on.
    })().catch(() => undefined)
    return () => {
      isOver = true
    }
  }, [items, client])
}
