import type { ReactNode } from 'react'
import { SendState } from '#platform/web/field/send-state.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useHeadCount } from '../resident/useHeadCount.ts'
import type { Household } from './draft.ts'
import { HeadCount } from './HeadCount.tsx'

/** The head count beside somebody's coming or going, for the phone. */
export function useHeadCountNow(household: NonNullable<Household> | null, proposed: number) {
  const say = useWords('registry')
  const { was, now, choose, send: sendCount, command } = useHeadCount(household, proposed)

  /** True when the server has the head count, or nothing was to change. */
  async function send(): Promise<boolean> {
    const outcome = await sendCount()
    return outcome === undefined || outcome.state === 'accepted'
  }

  const field: ReactNode = (
    <div>
      <HeadCount label={say('headCount.then')} value={now} onChange={choose} />
      <p className="f-quiet f-small">{say('headCount.wasBefore', { count: was })}</p>
    </div>
  )
  const state: ReactNode = <SendState progress={command.progress} problem={command.problem} />
  return { field, state, send, busy: command.busy }
}
