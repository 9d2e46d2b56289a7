import type { ReactNode } from 'react'
import { useFormat } from '../format.ts'
import { useWords } from '../i18n.ts'
import { staleAfter, useLive } from '../live.ts'
import { usePending } from '../useCommand.ts'

/** What is true about the server, in a line: when it was last heard, how much waits. Late is said, not hidden. */
export function SyncLine(): ReactNode {
  const say = useWords('field')
  const format = useFormat()
  const live = useLive()
  const pending = usePending()
  const silent = Date.now() - live.since > staleAfter
  const heard = silent
    ? say('sync.silent', { span: format.span((Date.now() - live.since) / 1000) })
    : say('sync.heard', { time: format.time(new Date(live.since)) })
  return (
    <span className={silent || pending > 0 ? 'f-late' : ''} role="status">
      {heard}
      {pending > 0 ? ` · ${say('sync.pending', { count: pending })}` : ''}
    </span>
  )
}
