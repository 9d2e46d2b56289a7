import { type ReactNode, useEffect } from 'react'
import { heardBefore } from '#platform/web/api.ts'
import { KeepGate } from '#platform/web/field/lock/KeepGate.tsx'
import { useLiveUpdates } from '#platform/web/live.ts'
import { useSession } from '#platform/web/session.tsx'
import { usePhoneDocuments } from '#platform/web/store/hooks.ts'
import { ForcedChange } from '../entrance/ChangePassword.tsx'
import { FieldRoutes } from './FieldRoutes.tsx'
import { useCarrying } from './hand-over/useCarried.ts'
import { useHeldAgain } from './useHeldAgain.ts'

/** The field app behind the gate. */
export function FieldApp(): ReactNode {
  const { session } = useSession()
  if (session.account.mustChange) return <ForcedChange />
  return (
    <KeepGate>
      <Inside />
    </KeepGate>
  )
}

function Inside(): ReactNode {
  useLiveUpdates()
  useHeldAgain()
  useCarrying()
  const { syncedAt } = usePhoneDocuments()
  useEffect(() => {
    if (syncedAt) heardBefore(Date.parse(syncedAt))
  }, [syncedAt])
  return <FieldRoutes />
}
