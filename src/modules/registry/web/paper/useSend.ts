import { useCallback, useEffect, useRef, useState } from 'react'
import { type Enqueued, enqueue, forget, newId } from '#platform/web/outbox.ts'
import { recordVisit } from '../../contract/index.ts'
import { bodyOf, type Checked } from './check.ts'
import { instantOf, type useDraft } from './draft.ts'
import type { Row } from './rows.ts'

type Sent = Enqueued<{ conflicts: number }>
/** What is on its way, so that a form which is opened again follows it instead of sending it again. */
const onTheWay = new Map<string, Sent>()

/**
 * Sends the lines that are ready, all at once: the outbox makes batches of them, and every line gets its own answer. After a
 * reload the lines without an answer go out again under their ids.
 */
export function useSend(form: ReturnType<typeof useDraft>): { send: (checked: readonly Checked[]) => number } {
  const { read, change } = form
  const here = useRef(true)
  const follow = useCallback(
    (row: Row) => {
      const { sending } = row
      if (!sending) return
      const sent: Sent =
        onTheWay.get(sending.id) ??
        enqueue(recordVisit, bodyOf(row, sending.door, sending.household), {
          id: sending.id,
          occurredAt: new Date(sending.at),
        })
      onTheWay.set(sending.id, sent)
      void sent.settled.then((outcome) => {
        // Of two forms one after the other only the open one writes; a closed one would write what it last knew.
        if (!here.current) return
        onTheWay.delete(sending.id)
        if (outcome.state === 'accepted') {
          const { conflicts } = outcome.result
          change({ type: 'settled', id: sending.id, part: { state: 'accepted', conflicts, problem: null } })
          return
        }
        // The line says it itself; mended, it is another command.
        forget(sending.id)
        change({ type: 'settled', id: sending.id, part: { state: 'open', sending: null, problem: outcome.problem } })
      })
    },
    [change],
  )
  useEffect(() => {
    here.current = true
    for (const row of read().rows) if (row.state === 'sent') follow(row)
    return () => {
      here.current = false
    }
  }, [read, follow])

  const send = useCallback(
    (checked: readonly Checked[]) => {
      const { day, time } = read()
      const at = instantOf(day, time)
      const ready = checked.flatMap(({ ready: isReady, door }, index) =>
        isReady && door ? [{ index, door: door.id }] : [],
      )
      for (const { index, door } of ready) {
        const sending = { id: newId(), door, household: newId(), at }
        change({ type: 'row', at: index, part: { state: 'sent', sending, problem: null } })
      }
      for (const { index } of ready) {
        const row = read().rows[index]
        if (row) follow(row)
      }
      return ready.length
    },
    [read, change, follow],
  )
  return { send }
}

/** Whether a day and time of the county have come. */
export function useHasCome(day: string, time: string): boolean {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  const at = instantOf(day, time)
  return Number.isFinite(at) && at <= now + 60_000
}
