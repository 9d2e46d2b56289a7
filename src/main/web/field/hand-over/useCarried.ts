import { useCallback, useEffect, useState } from 'react'
import { listCarried } from '#platform/web/store/carried.ts'
import type { CarriedRow } from '#platform/web/store/db.ts'
import { deliverNow } from '#platform/web/store/hand-over.ts'
import { phone } from '#platform/web/store/phone.ts'

/** What this phone carries for others, and the way to deliver it. */
export function useCarried(): {
  rows: readonly CarriedRow[]
  again: () => Promise<void>
  deliver: () => Promise<void>
  busy: boolean
  unreached: boolean
} {
  const [rows, setRows] = useState<readonly CarriedRow[]>([])
  const [busy, setBusy] = useState(false)
  const [unreached, setUnreached] = useState(false)
  const again = useCallback(async () => setRows(await listCarried(phone().db)), [])
  const deliver = useCallback(async () => {
    setBusy(true)
    try {
      setUnreached(!(await deliverNow()))
    } finally {
      setBusy(false)
      await again()
    }
  }, [again])
  useEffect(() => {
    void again()
    const timer = setInterval(() => void again(), 2000)
    return () => clearInterval(timer)
  }, [again])
  return { rows, again, deliver, busy, unreached }
}

/** How often it is tried again while something waits, in milliseconds. */
const every = 30_000

/** Delivers by itself while mounted: at once, when the network comes back, and again while something waits. */
export function useCarrying(): void {
  useEffect(() => {
    const go = async (): Promise<void> => {
      const waits = (await phone().db.carried.toArray()).some(({ state }) => state === 'waiting')
      if (waits && navigator.onLine) await deliverNow()
    }
    const now = (): void => void go().catch(() => undefined)
    now()
    const timer = setInterval(now, every)
    globalThis.addEventListener('online', now)
    return () => {
      clearInterval(timer)
      globalThis.removeEventListener('online', now)
    }
  }, [])
}
