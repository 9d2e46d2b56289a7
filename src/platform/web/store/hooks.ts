import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { SyncDocument } from '#platform/contract/index.ts'
import type { Following } from './documents.ts'
import type { Standing } from './lease.ts'
import { phone } from './phone.ts'
import type { PullState } from './puller.ts'
import type { VaultState } from './vault.ts'

/** State of the lock. */
export function useVault(): VaultState {
  const { vault } = phone()
  return useSyncExternalStore(
    (listener) => vault.onChange(listener),
    () => vault.state,
  )
}

/** All documents of this phone; empty until `ready`, and again when it is locked. */
export function usePhoneDocuments<T extends SyncDocument>(): { documents: readonly T[]; ready: boolean } & Following {
  const { documents } = phone()
  const all = useSyncExternalStore(onDocuments, () => documents.all()) as readonly T[]
  const following = useSyncExternalStore(onDocuments, () => documents.following)
  const ready = useSyncExternalStore(onDocuments, () => documents.ready)
  return useMemo(() => ({ documents: all, ready, ...following }), [all, ready, following])
}

/** One document of this phone. */
export function usePhoneDocument<T extends SyncDocument>(id: string): T | undefined {
  return useSyncExternalStore(onDocuments, () => phone().documents.get(id)) as T | undefined
}

/** How following the server goes. */
export function usePull(): PullState {
  const { puller } = phone()
  return useSyncExternalStore(
    (listener) => puller.onChange(listener),
    () => puller.state,
  )
}

/** Follows the server now. Resolves when the round is over, however it went. */
export function pullNow(): Promise<void> {
  return phone().vault.state === 'open' ? phone().puller.pull() : Promise.resolve()
}

/** Where the lease stands; looked at when the phone pulls and once a minute by whoever renders. */
export function leaseStanding(): { standing: Standing; until: number | undefined } {
  const { lease } = phone()
  return { standing: lease.standing, until: lease.until }
}

/** How often a phone asks by itself, in milliseconds, shifted by chance so that a county's phones do not knock together. */
const every = 60_000

/** Follows the server while mounted: at once, every minute, when the network or the screen comes back. */
export function useFollowing(): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const next = (): void => {
      timer = setTimeout(() => void pullNow().then(next), every * (0.8 + Math.random() * 0.4))
    }
    const now = (): void => {
      if (document.visibilityState === 'visible') void pullNow()
    }
    void pullNow()
    next()
    window.addEventListener('online', now)
    document.addEventListener('visibilitychange', now)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', now)
      document.removeEventListener('visibilitychange', now)
    }
  }, [])
}

function onDocuments(listener: () => void): () => void {
  return phone().documents.onChange(listener)
}
