import { type ReactNode, useEffect, useState } from 'react'
import { request } from '../../api.ts'
import { useVault } from '../../store/hooks.ts'
import { canKeep, isRevoked, phone } from '../../store/phone.ts'
import { Unlock } from './Unlock.tsx'
import { Wiped } from './Wiped.tsx'

/** How often a locked phone asks whether it was revoked, in milliseconds. */
const every = 45_000

/** Before anything else on a phone: what lies on it opens by its lock alone, with or without network. */
export function LockGate({ children }: { children: ReactNode }): ReactNode {
  return canKeep() ? <Gate>{children}</Gate> : children
}

function Gate({ children }: { children: ReactNode }): ReactNode {
  const state = useVault()
  const [broken, setBroken] = useState(false)
  useEffect(() => {
    // A private window may give no storage at all: then the phone works as before, and keeps nothing.
    phone()
      .start()
      .catch(() => setBroken(true))
  }, [])
  useRevocation(state === 'locked')
  if (broken) return children
  if (state === 'unknown') return null
  if (state === 'wiped') return <Wiped />
  return state === 'locked' ? <Unlock /> : children
}

/** A locked phone that somebody found still hears that it was revoked. */
function useRevocation(watch: boolean): void {
  useEffect(() => {
    if (!watch) return
    const ask = (): void => {
      request('/api/session').catch((problem: unknown) => {
        if (isRevoked(problem)) void phone().wipe('revoked')
      })
    }
    ask()
    const timer = setInterval(ask, every)
    return () => clearInterval(timer)
  }, [watch])
}
