import { useEffect, useSyncExternalStore } from 'react'
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
const listeners = new Set<() => void>()

/** What the phone holds; nothing while it is locked. */
export function heldConflicts(): Held | undefined {
  return phone().vault.state === 'open' ? held : undefined
}

/** How many conflicts wait for somebody to choose, as far as this phone knows; the list is asked for a page at a time. */
export function useConflictCount(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => heldConflicts()?.page.items.length ?? 0,
  )
}

/**
 * Asks for the list at once: an edit of this phone has just met another one, or somebody has chosen. What was settled here is no
 * longer held, so that a slow server's list is not stood in for by one that still has it.
 */
export function renewConflicts(settled?: { id: string; ord: number }): void {
  const isOpen = ({ id, ord }: { id: string; ord: number }) => id !== settled?.id || ord !== settled.ord
  if (held) hold({ page: { ...held.page, items: held.page.items.filter(isOpen) }, at: 0 })
  void refresh().catch(() => undefined)
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
      if (vault.state !== 'open') hold(undefined)
    })
  isWatched = true
  if (!held) hold(await kept<Held>(key))
  if (held && Date.now() - held.at < fresh && held.at <= Date.now()) return
  const next = { page: await get(listConflicts, {}), at: Date.now() }
  await keep(key, next)
  hold(next)
}

function hold(next: Held | undefined): void {
  held = next
  for (const listener of listeners) listener()
}
