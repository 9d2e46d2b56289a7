import { useEffect, useState, useSyncExternalStore } from 'react'
import type { ParamsOf, QueryDefinition, ResponseOf } from '#platform/contract/index.ts'
import { countyNow } from '#platform/web/clock.ts'
import { knowCommands, onPending, outboxEntries } from '#platform/web/outbox.ts'
import { useQuery } from '#platform/web/query.ts'
import { phone } from '#platform/web/store/phone.ts'
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

/** What the phone kept of an answer, and when it heard it. */
interface Kept<T> {
  data: T
  at: string
}

/** An answer that is kept on the phone, sealed like everything else, and shown without signal with the time it is of. */
export function useKept<D extends QueryDefinition>(name: string, query: D, params: ParamsOf<D>) {
  const asked = useQuery(query, params, { keep: true })
  const [kept, setKept] = useState<Kept<ResponseOf<D>>>()
  const { data } = asked
  useEffect(() => {
    if (phone().vault.state !== 'open') return
    if (data) void phone().keep(`duty.${name}`, { data, at: new Date().toISOString() })
    else
      void phone()
        .kept<Kept<ResponseOf<D>>>(`duty.${name}`)
        .then((found) => setKept((before) => before ?? found))
  }, [data, name])
  return { query: asked, data: data ?? kept?.data, keptAt: data && !asked.error ? undefined : kept?.at }
}

/** Bodies of commands of one kind that wait on this phone. */
export function useWaiting<B>(name: string): readonly B[] {
  const entries = useSyncExternalStore(onPending, outboxEntries)
  return entries
    .filter(
      (entry) => entry.name === name && (entry.progress.state === 'waiting' || entry.progress.state === 'sending'),
    )
    .map(({ body }) => body as B)
}

/** Now, for what is read off the clock; moves on every half minute. */
export function useNow(): number {
  const [now, setNow] = useState(() => countyNow().getTime())
  useEffect(() => {
    const timer = setInterval(() => setNow(countyNow().getTime()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** What the clock says of a shift by now: an answer that was kept knows only its own hour. */
export function standingNow(shift: Pick<MyShift, 'startsAt' | 'endsAt' | 'standing' | 'how'>, now: number): Standing {
  if (shift.how !== null || shift.standing === 'replaced') return shift.standing
  return standingOf({ startsAt: Date.parse(shift.startsAt), endsAt: Date.parse(shift.endsAt) }, undefined, now)
}

/** Whether a shift can be checked in to: from two hours before it until its end, where nothing is known of it. */
export function isOpen(shift: MyShift, now: number): boolean {
  const [from, to] = [Date.parse(shift.startsAt) - 2 * 3_600_000, Date.parse(shift.endsAt)]
  return now >= from && now < to && shift.arrivedAt === null && shift.standing !== 'replaced'
}
