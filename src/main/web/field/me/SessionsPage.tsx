import type { ReactNode } from 'react'
import { endSession, mySessions } from '#modules/agency/contract/index.ts'
import type { ResponseOf } from '#platform/contract/index.ts'
import { BigButton } from '#platform/web/field/button.tsx'
import { Read } from '#platform/web/field/read.tsx'
import { Screen } from '#platform/web/field/screen.tsx'
import { SendState } from '#platform/web/field/send-state.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'

/** Where I am signed in; another session is ended with one tap, e.g. of a lost phone. */
export default function SessionsPage(): ReactNode {
  const say = useWords('me')
  const query = useQuery(mySessions, {})
  return (
    <Screen title={say('page.sessions')} back="/me">
      <Read query={query}>
        {({ items }) => items.map((session) => <SessionCard key={session.id} session={session} />)}
      </Read>
    </Screen>
  )
}

/** System and browser out of what a browser says of itself; anything else in its first words. */
function deviceWords(device: string | null): string | null {
  if (!device) return null
  const system = /Android|iPhone|iPad|HarmonyOS|Windows|Mac OS|Linux/.exec(device)?.[0]
  const browser = /MicroMessenger|Edg|Firefox|Chrome|Safari/.exec(device)?.[0]
  const known = [system, browser].filter(Boolean).join(' · ')
  return known || device.slice(0, 30)
}

function SessionCard({ session }: { session: ResponseOf<typeof mySessions>['items'][number] }): ReactNode {
  const say = useWords('me')
  const format = useFormat()
  const command = useCommand(endSession)
  return (
    <section className="f-card">
      <h2>{session.current ? say('sessions.here') : (deviceWords(session.device) ?? say('sessions.unknown'))}</h2>
      <p className="f-quiet f-small">
        {say('sessions.since', { when: format.moment(session.createdAt) })}
        <br />
        {say('sessions.seen', { when: format.relative(session.seenAt) })}
      </p>
      {session.current ? null : (
        <>
          <SendState progress={command.progress} problem={command.problem} />
          <BigButton disabled={command.busy} onClick={() => void command.send({ session: session.id })}>
            {say('sessions.end')}
          </BigButton>
        </>
      )}
    </section>
  )
}
