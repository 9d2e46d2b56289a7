import { useEffect } from 'react'
import type { ResponseOf } from '#platform/contract/index.ts'
import { get } from '#platform/web/api.ts'
import { usePhoneDocuments } from '#platform/web/store/hooks.ts'
import { phone } from '#platform/web/store/phone.ts'
import { listConflicts } from '../../contract/index.ts'

/** The first page of the open conflicts as the server last told it, and when (ms since 1970). */
interface Held {
  page: ResponseOf<typeof listConflicts>
  at: number
}

/** A list that is this young is not asked for again, in milliseconds. */
const fresh = 5 * 60_000
const key = 'conflicts'
let held: Held | undefined
let isWatched = false

/** What the phone holds; nothing while it is locked. */
export function heldConflicts(): Held | undefined {
  return phone().vault.state === 'open' ? held : undefined
}

/** Keeps the list at hand, sealed like everything on the phone, whenever a round with the server is over. */
export function useKeptConflicts(isWanted: boolean): void {
  const { ready, syncedAt } = usePhoneDocuments()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a round that is over is what calls for it
  useEffect(() => {
    if (isWanted && ready) void refresh().catch(() => undefined)
  }, [isWanted, ready, syncedAt])
}

async function refresh(): Promise<void> {
  const { vault, kept, keep } = phone()
  if (!isWatched)
    vault.onChange(() => {
      if (vault.state !== 'open') held = undefined
    })
  isWatched = true
  held ??= await kept<Held>(key)
  if (held && Date.now() - held.at < fresh && held.at <= Date.now()) return
  const next = { page: await get(listConflicts, {}), at: Date.now() }
  await keep(key, next)
  held = next
}
