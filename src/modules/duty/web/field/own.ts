import type { ParamsOf, QueryDefinition } from '#platform/contract/index.ts'
import { useKept as useKeptAs } from '#platform/web/field/kept.ts'
import { knowCommands } from '#platform/web/outbox.ts'
import {
  acknowledgeCall,
  checkIn,
  contestRecord,
  leaveNote,
  type MyShift,
  type Standing,
  standingOf,
  takeRoll,
} from '../../contract/index.ts'

// Here, not with the other modules': a phone that opens no page of duty never fetches these contracts.
knowCommands([acknowledgeCall, checkIn, contestRecord, leaveNote, takeRoll])

/** An answer of duty that is kept on the phone. */
export function useKept<D extends QueryDefinition>(name: string, query: D, params: ParamsOf<D>) {
  return useKeptAs(`duty.${name}`, query, params)
}

/** What the clock says of a shift by now: an answer that was kept knows only its own hour. */
export function standingNow(
  shift: Pick<MyShift, 'startsAt' | 'endsAt' | 'madeAt' | 'standing' | 'how'>,
  now: number,
): Standing {
  if (shift.how !== null || shift.standing === 'replaced') return shift.standing
  const [startsAt, endsAt, madeAt] = [shift.startsAt, shift.endsAt, shift.madeAt].map(Date.parse) as [
    number,
    number,
    number,
  ]
  // What was kept before shifts said it has none.
  return standingOf({ startsAt, endsAt, ...(madeAt ? { madeAt } : {}) }, undefined, now)
}

/** Whether a shift can be checked in to: from two hours before it until its end, where nothing is known of it, or an inspection did not find me. */
export function isOpen(shift: MyShift, now: number): boolean {
  const [from, to] = [Date.parse(shift.startsAt) - 2 * 3_600_000, Date.parse(shift.endsAt)]
  return (
    now >= from && now < to && (shift.arrivedAt === null || shift.awaySince !== null) && shift.standing !== 'replaced'
  )
}
