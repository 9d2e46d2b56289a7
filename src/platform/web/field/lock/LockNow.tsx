import type { ReactNode } from 'react'
import { useWords } from '../../i18n.ts'
import { useVault } from '../../store/hooks.ts'
import { phone } from '../../store/phone.ts'
import { BigButton } from '../button.tsx'

/** Locks the phone at once, before it is put down or handed on; what waits stays and is sent after the next unlocking. */
export function LockNow(): ReactNode {
  const say = useWords('field')
  if (useVault() !== 'open') return null
  return <BigButton onClick={() => phone().vault.lock()}>{say('lock.now')}</BigButton>
}
