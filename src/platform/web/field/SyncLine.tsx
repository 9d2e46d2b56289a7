import type { ReactNode } from 'react'
import { useFormat } from '../format.ts'
import { useWords } from '../i18n.ts'
import { staleAfter, useLive } from '../live.ts'
import { usePending, useRefused } from '../useCommand.ts'

/** What is true about the server, in a line: when it was last heard, how much waits, how much was not taken. No signal and late are said, not hidden. */
export function SyncLine(): ReactNode {
  const say = useWords('field')
  const format = useFormat()
  const live = useLive()
  const pending = usePending()
  const refused = useRefused().length
  // An open stream may outlive the network for a while: the browser knows better.
  const isOnline = navigator.onLine
  const silent = Date.now() - live.since > staleAfter
  const late = silent ? 'sync.silent' : isOnline ? 'sync.heard' : 'sync.offline'
  const heard = say(late, {
    span: format.span((Date.now() - live.since) / 1000),
    time: format.time(new Date(live.since)),
  })
  return (
    <span className={silent || !isOnline || pending + refused > 0 ? 'f-late' : ''} role="status">
      {heard}
      {pending > 0 ? ` · ${say('sync.pending', { count: pending })}` : ''}
      {refused > 0 ? ` · ${say('sync.refused', { count: refused })}` : ''}
    </span>
  )
}
