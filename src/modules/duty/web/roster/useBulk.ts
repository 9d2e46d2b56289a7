import { useState } from 'react'
import type { ResultOf } from '#platform/contract/index.ts'
import { useDone } from '#platform/web/desk/done.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { enqueue, newId } from '#platform/web/outbox.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { assignShifts, type Placed, removeShifts } from '../../contract/index.ts'

/** As many shifts as one command takes. */
const lot = 500
export type Refused = ResultOf<typeof assignShifts>['refused'][number] & { shift: Placed }

/** Puts many people on the roster in one go; what the server refused is named, all of it can be taken back at once. */
export function useBulk() {
  const say = useWords('duty')
  const tell = useDone()
  const command = useCommand(assignShifts)
  const [refused, setRefused] = useState<readonly Refused[]>()
  return {
    command,
    refused,
    async send(placed: readonly Placed[]): Promise<boolean> {
      const made: string[] = []
      const wrong: Refused[] = []
      for (let first = 0; first < placed.length; first += lot) {
        const part = placed.slice(first, first + lot).map((one) => ({ id: newId(), one }))
        const shifts = part.map(({ id, one }) => ({
          ...{ id, post: one.post, account: one.account },
          ...{ startsAt: new Date(one.startsAt).toISOString(), endsAt: new Date(one.endsAt).toISOString() },
        }))
        const outcome = await command.send({ shifts })
        if (outcome.state !== 'accepted') return false
        const outs = new Map(outcome.result.refused.map((refusal) => [refusal.at, refusal]))
        part.forEach(({ id, one }, at) => {
          const out = outs.get(at)
          if (out) wrong.push({ ...out, shift: one })
          else made.push(id)
        })
      }
      const text = say('bulk.done', { count: made.length })
      const steps = async () =>
        Array.from({ length: Math.ceil(made.length / lot) }, (_, at) => ({
          label: text,
          send: () => enqueue(removeShifts, { shifts: made.slice(at * lot, (at + 1) * lot) }),
        }))
      if (made.length > 0) tell({ text, undo: { label: say('bulk.undo'), steps } })
      setRefused(wrong)
      return wrong.length === 0
    },
  }
}
