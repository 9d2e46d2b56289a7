import { useState } from 'react'
import type { Outcome } from '#platform/web/outbox.ts'
import { type CommandState, useCommand } from '#platform/web/useCommand.ts'
import { type DoorDetail, editHousehold } from '../../contract/index.ts'

export interface HeadCountNow {
  was: number
  /** As it will be sent; null while nothing is typed. */
  now: number | null
  choose: (count: number | null) => void
  /** Sends it as a field edit; undefined where nothing was to change. */
  send: () => Promise<Outcome<{ version: number; conflicts: number }> | undefined>
  command: CommandState<typeof editHousehold>
}

/**
 * The head count beside somebody's coming or going: proposed from it, seen and changed on the same page, and sent as a field
 * edit after it. Whoever comes or goes does not always change the count, so it is never moved in silence.
 */
export function useHeadCount(household: DoorDetail['household'], proposed: number): HeadCountNow {
  const [chosen, choose] = useState<number | null>()
  const command = useCommand(editHousehold)
  const was = household?.headCount ?? 0
  const now = chosen === undefined ? proposed : chosen
  const send: HeadCountNow['send'] = async () => {
    if (!household || now === null || now === was) return undefined
    return command.send({ household: household.id, fields: { headCount: { is: now, was } } })
  }
  return { was, now, choose, send, command }
}
