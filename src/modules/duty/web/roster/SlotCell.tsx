import { type ReactNode, useState } from 'react'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { countyHour, dayOf, type Shift } from '../../contract/index.ts'
import { dragged, useDragged } from './drag.ts'
import type { GridActions } from './gridActions.ts'
import { type Model, type SlotView, spanOf } from './model.ts'

const two = (hour: number): string => String(hour).padStart(2, '0')
/** The hours of a shift as a roster has them: 08–16. */
export const hoursOfSlot = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }): string =>
  `${two(countyHour(startsAt))}–${two(countyHour(endsAt) === 0 ? 24 : countyHour(endsAt))}`

/** Whether somebody stands for the hours of the box and no others. */
const isOwnHours = (shift: Shift, slot: SlotView): boolean => {
  const { startsAt, endsAt } = spanOf(shift)
  return startsAt === slot.startsAt && endsAt === slot.endsAt
}

/** One shift of a post on a day. While a person is dragged it says at once whether they can stand here. */
export function SlotCell({ slot, model, actions }: { slot: SlotView; model: Model; actions: GridActions }): ReactNode {
  const say = useWords('duty')
  const format = useFormat()
  const held = useDragged()
  const [isOver, setIsOver] = useState(false)
  const clash = held && !slot.isOver ? model.clash(held, slot) : undefined
  const state = [
    'duty-slot',
    slot.isNear ? 'is-near' : '',
    slot.isOver ? 'is-over' : '',
    actions.chosen === slot.key ? 'is-chosen' : '',
    isOver ? (clash ? `is-${clash.kind}` : 'is-fit') : '',
  ]
  const when = hoursOfSlot(slot)
  const hoursOf = (shift: Shift): string => {
    const span = spanOf(shift)
    const isNext = dayOf(span.endsAt - 1) !== dayOf(span.startsAt)
    const hours = { from: two(countyHour(span.startsAt)), to: two(countyHour(span.endsAt) || 24) }
    return say(isNext ? 'hoursIntoNext' : 'hoursFromTo', hours)
  }
  const hole = say('hole.fill', {
    post: slot.post.name,
    day: format.shortDay(slot.day),
    hours: when,
    count: slot.missing,
  })
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has a button beside it, the hole, that does the same by keyboard
    <div
      className={state.filter(Boolean).join(' ')}
      onDragOver={(event) => {
        if (slot.isOver || clash?.kind === 'double') return setIsOver(!slot.isOver)
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setIsOver(false)
        const account = dragged()
        if (account) actions.drop(account, slot)
      }}
    >
      <span className="duty-hours">{when}</span>
      <span className="duty-chips">
        {slot.shifts.map((shift) => (
          <button
            key={shift.id}
            type="button"
            className={`duty-chip is-${shift.awaySince ? 'absent' : shift.standing}`}
            title={[
              model.name(shift.account),
              isOwnHours(shift, slot) ? '' : hoursOf(shift),
              say(`standing.${shift.standing}`),
              shift.awaySince ? say('away', { at: format.time(shift.awaySince) }) : '',
              shift.despite,
            ]
              .filter(Boolean)
              .join(' · ')}
            onClick={() => actions.openShift(shift, slot)}
          >
            {model.name(shift.account)}
            {isOwnHours(shift, slot) ? null : <span className="duty-span">{hoursOf(shift)}</span>}
            {shift.despite ? <span className="duty-despite">{say('despiteMark')}</span> : null}
          </button>
        ))}
        {slot.missing > 0 && !slot.isOver ? (
          <button type="button" className="duty-hole" aria-label={hole} onClick={() => actions.choose(slot)}>
            {say('hole.short', { count: slot.missing })}
          </button>
        ) : null}
        {slot.missing === 0 && !slot.isOver ? (
          <button
            type="button"
            className="duty-more no-print"
            aria-label={say('hole.more', { post: slot.post.name, day: format.shortDay(slot.day), hours: when })}
            onClick={() => actions.choose(slot)}
          >
            +
          </button>
        ) : null}
      </span>
      {isOver && clash ? (
        <span className="duty-clash">{say(`clash.${clash.kind}`, { hours: clash.hours })}</span>
      ) : null}
    </div>
  )
}
