import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useFormat } from '../format.ts'
import { useWords } from '../i18n.ts'
import { outboxHealth } from '../outbox.ts'
import { usePending } from '../useCommand.ts'
import { Notice } from './notice.tsx'

/** Work that has waited for longer than this, in seconds, warns its person here and those in charge at the desk. */
const tooLong = 3 * 24 * 3600

/** Says that something has waited for over three days, and what can be done without network. */
export function UnsentWarning(): ReactNode {
  const say = useWords('field')
  const format = useFormat()
  const pending = usePending()
  const { oldest } = outboxHealth()
  const age = oldest === undefined ? 0 : (Date.now() - oldest) / 1000
  if (pending === 0 || age <= tooLong) return null
  return (
    <Notice kind="problem">
      {say('unsent.old', { count: pending, span: format.span(age) })} <Link to="/me/hand-over">{say('unsent.go')}</Link>
    </Notice>
  )
}
