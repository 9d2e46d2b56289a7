import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import { useWaitingIds } from './held.ts'

/** Says of a door, a household or a resident that its latest word is on this phone alone until the server has it. */
export function WaitingMark({ id }: { id: string }): ReactNode {
  const say = useWords('registry')
  return useWaitingIds().has(id) ? <span className="f-waiting-mark">{say('waitingMark')}</span> : null
}
