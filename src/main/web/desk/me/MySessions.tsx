import { Button } from 'antd'
import type { ReactNode } from 'react'
import { endSession, mySessions } from '#modules/agency/contract/index.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Panel } from '#platform/web/desk/Page.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { ProblemNote, WaitWords } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'

/** Where I am signed in; each can be ended. */
export function MySessions(): ReactNode {
  const say = useWords('main')
  const format = useFormat()
  const sessions = useQuery(mySessions, {})
  const end = useCommand(endSession)
  return (
    <Panel title={say('me.sessions')}>
      {sessions.isPending ? <WaitWords /> : null}
      {sessions.isError ? <ProblemNote problem={sessions.error.body} retry={() => void sessions.refetch()} /> : null}
      <ul className="me-sessions">
        {(sessions.data?.items ?? []).map((one) => (
          <li key={one.id}>
            <span>
              {one.current ? <strong>{say('me.here')}</strong> : say('me.seen', { when: format.relative(one.seenAt) })}
              <span className="soft">
                {' '}
                {[one.network, one.device && browserOf(one.device)].filter(Boolean).join(' · ')}{' '}
                {say('me.since', { at: format.moment(one.createdAt) })}
              </span>
            </span>
            {one.current ? null : (
              <Button size="small" disabled={end.busy} onClick={() => void end.send({ session: one.id })}>
                {say('me.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <CommandNote progress={end.progress} />
    </Panel>
  )
}

/** "Chrome · Windows" out of what a browser says of itself; the whole of it where we know nothing better. */
function browserOf(device: string): string {
  const browser = /(Edg|OPR|MicroMessenger|Firefox|Chrome|Safari)[a-zA-Z]*\/\d+/
    .exec(device)?.[0]
    .replace('/', ' ')
    .replace('Edg ', 'Edge ')
    .replace('OPR ', 'Opera ')
  const system = /Windows|Android|iPhone|iPad|Mac OS X|HarmonyOS|Linux/.exec(device)?.[0]
  return browser ? [browser, system].filter(Boolean).join(' · ') : device.slice(0, 60)
}
