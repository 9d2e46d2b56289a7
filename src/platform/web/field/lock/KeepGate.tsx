import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { leaseHours } from '#platform/contract/index.ts'
import { useWords } from '../../i18n.ts'
import { closeOutbox, openOutbox, outboxHealth, pendingCount } from '../../outbox.ts'
import { useSession } from '../../session.tsx'
import { leaseStanding, useFollowing, usePull, useVault } from '../../store/hooks.ts'
import { canKeep, phone, setReport } from '../../store/phone.ts'
import { Forget } from './Forget.tsx'
import { SetPin } from './SetPin.tsx'
import { useIdleLock } from './useIdleLock.ts'

/** Behind sign-in, for those whose phone has a lease: sets the lock at first, follows the server, locks when left alone. */
export function KeepGate({ children }: { children: ReactNode }): ReactNode {
  const { session } = useSession()
  const keeps = session.roles.some(({ role }) => role in leaseHours)
  const state = useVault()
  if (!canKeep() || !keeps || state === 'unknown') return children
  if (state === 'empty') return <SetPin />
  if (phone().vault.header?.account !== session.account.id) return <OtherPerson />
  return <Keeping>{children}</Keeping>
}

function Keeping({ children }: { children: ReactNode }): ReactNode {
  const { session } = useSession()
  const client = useQueryClient()
  useFollowing()
  useIdleLock()
  useEffect(() => {
    void phone()
      .keep('session', session)
      .catch(() => undefined)
  }, [session])
  useEffect(() => void phone().half.bind(session.session), [session.session])
  useEffect(() => {
    openOutbox(phone().outbox)
    setReport(() => {
      const { oldest } = outboxHealth()
      return { unsent: pendingCount(), ...(oldest === undefined ? {} : { oldest }) }
    })
    return closeOutbox
  }, [])
  // With the lock, what the screens read goes from memory too.
  useEffect(() => () => client.clear(), [client])
  return (
    <>
      <LeaseLine />
      {children}
    </>
  )
}

/** Said while the phone's clock speaks against its lease. */
function LeaseLine(): ReactNode {
  const say = useWords('field')
  usePull()
  return leaseStanding().standing === 'doubtful' ? (
    <p className="f-notice f-is-problem" role="status">
      {say('lock.doubtful')}
    </p>
  ) : null
}

function OtherPerson(): ReactNode {
  const [unsent, setUnsent] = useState<number>()
  useEffect(() => {
    void phone().outbox.count().then(setUnsent)
  }, [])
  return unsent === undefined ? null : <Forget unsent={unsent} other />
}
