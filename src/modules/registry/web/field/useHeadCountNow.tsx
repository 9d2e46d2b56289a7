import { type ReactNode, useState } from 'react'
import { SendState } from '#platform/web/field/send-state.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { editHousehold } from '../../contract/index.ts'
import type { Household } from './draft.ts'
import { HeadCount } from './HeadCount.tsx'

/**
 * The head count beside somebody's coming or going: proposed from it, seen and changed on the same page, and sent as a field
 * edit after it. Whoever comes or goes does not always change the count, so it is never moved in silence.
 */
export function useHeadCountNow(household: NonNullable<Household> | null, proposed: number) {
  const say = useWords('registry')
  const [chosen, setChosen] = useState<number | null>()
  const command = useCommand(editHousehold)
  const was = household?.headCount ?? 0
  const now = chosen === undefined ? proposed : chosen

  /** True when the server has the head count, or nothing was to change. */
  async function send(): Promise<boolean> {
    if (!household || now === null || now === was) return true
    const outcome = await command.send({ household: household.id, fields: { headCount: { is: now, was } } })
    return outcome.state === 'accepted'
  }

  const field: ReactNode = (
    <div>
      <HeadCount label={say('headCount.then')} value={now} onChange={setChosen} />
      <p className="f-quiet f-small">{say('headCount.wasBefore', { count: was })}</p>
    </div>
  )
  const state: ReactNode = <SendState progress={command.progress} problem={command.problem} />
  return { field, state, send, busy: command.busy }
}
