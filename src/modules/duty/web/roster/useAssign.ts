import { useState } from 'react'
import { useDone } from '#platform/web/desk/done.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { enqueue, newId } from '#platform/web/outbox.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { assignShifts, removeShifts, type Shift } from '../../contract/index.ts'
import type { Model, SlotView } from './model.ts'

/** What waits for a reason: somebody who would have too little rest. */
export interface Wish {
  account: string
  slot: SlotView
}

/** Puts people on the roster and takes them off, each with its way back. */
export function useAssign(model: Model) {
  const say = useWords('duty')
  const format = useFormat()
  const tell = useDone()
  const assign = useCommand(assignShifts)
  const remove = useCommand(removeShifts)
  const [asks, setAsks] = useState<Wish>()

  const put = async ({ account, slot }: Wish, despite?: string): Promise<boolean> => {
    const id = newId()
    const times = { startsAt: new Date(slot.startsAt).toISOString(), endsAt: new Date(slot.endsAt).toISOString() }
    const shift = { id, post: slot.post.id, account, ...times, ...(despite ? { despite } : {}) }
    const outcome = await assign.send({ shifts: [shift] })
    if (outcome.state !== 'accepted') return false
    setAsks(undefined)
    const text = say('done.put', {
      name: model.name(account),
      post: slot.post.name,
      at: format.moment(times.startsAt),
    })
    const steps = async () => [{ label: text, send: () => enqueue(removeShifts, { shifts: [id] }) }]
    tell({ text, undo: { label: say('done.takeOff'), steps } })
    return true
  }

  return {
    assign,
    remove,
    asks,
    busy: assign.busy || remove.busy,
    /** Puts somebody there; too little rest asks for a reason first, and two places at once is not sent at all. */
    async choose(wish: Wish): Promise<boolean> {
      const clash = model.clash(wish.account, wish.slot)
      if (clash?.kind === 'double') return false
      if (!clash) return put(wish)
      assign.reset()
      setAsks(wish)
      return false
    },
    put,
    cancel: () => setAsks(undefined),
    async takeOff(shift: Shift, postName: string): Promise<void> {
      const outcome = await remove.send({ shifts: [shift.id] })
      if (outcome.state !== 'accepted') return
      const text = say('done.off', {
        name: model.name(shift.account),
        post: postName,
        at: format.moment(shift.startsAt),
      })
      const { post, account, startsAt, endsAt, despite } = shift
      const again = { id: newId(), post, account, startsAt, endsAt, ...(despite ? { despite } : {}) }
      const steps = async () => [{ label: text, send: () => enqueue(assignShifts, { shifts: [again] }) }]
      tell({ text, undo: { label: say('done.putBack'), steps } })
    },
  }
}
