import { Button, Input, type InputRef } from 'antd'
import { type DragEvent, type ReactNode, useRef, useState } from 'react'
import { listAgencies, listWorkers } from '#modules/agency/contract/index.ts'
import { covering } from '#modules/dispatch/web/index.tsx'
import { countyNow } from '#platform/web/clock.ts'
import { ClearIcon } from '#platform/web/desk/ClearIcon.tsx'
import { DueChoice } from '#platform/web/desk/DueChoice.tsx'
import { useDone } from '#platform/web/desk/done.tsx'
import { duePresets } from '#platform/web/desk/due.ts'
import { SeriesNote } from '#platform/web/desk/SeriesNote.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { useShortcuts } from '#platform/web/keyboard.ts'
import { useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.tsx'
import { useSeries } from '#platform/web/useSeries.ts'
import type { Piece } from '../../contract/index.ts'
import { give, receivers } from './giving.ts'

interface Taker {
  id: string
  name: string
  where: string
}

/** To whom the chosen pieces go: agencies, or for doors the workers who hold a role there. Pressed, or dropped upon. */
export function GivePanel({
  picked,
  dragged,
  lost,
  clear,
  done,
}: {
  picked: readonly Piece[]
  dragged: readonly Piece[] | undefined
  /** How many of the chosen somebody else gave away or finished meanwhile. */
  lost: number
  clear: () => void
  done: () => void
}): ReactNode {
  const say = useWords('report')
  const format = useFormat()
  const tell = useDone()
  const series = useSeries()
  const [text, setText] = useState('')
  const search = useRef<InputRef>(null)
  useShortcuts([{ keys: 'g', label: 'report:work.key.give', run: () => search.current?.focus() }])
  const [dueAt, setDueAt] = useState<string>()
  const pieces = dragged ?? picked
  const isDoors = receivers[pieces[0]?.kind ?? 'incident'] === 'worker'
  const takers = useTakers(isDoors ? pieces : undefined)
  const needsDue = isDoors && pieces.some(({ account, isLate }) => account === null || isLate)
  const due = dueAt ?? (needsDue ? duePresets(countyNow())[0]?.at : undefined)
  const found = takers.filter(({ name, where }) => `${name} ${where}`.includes(text.trim()))

  async function send(to: Taker): Promise<void> {
    const { steps, back } = give(pieces, to, { dueAt: isDoors ? due : undefined, slip: say('work.slip') })
    done()
    if (!(await series.run(steps))) return
    const count = format.number(pieces.length)
    tell({
      text: say('work.given', { count, name: to.name }),
      undo: { label: say('work.back'), steps: back },
    })
    setText('')
    clear()
  }
  const over = (event: DragEvent): void => {
    if (dragged) event.preventDefault()
  }
  const drop = (event: DragEvent, taker: Taker): void => {
    if (!dragged) return
    event.preventDefault()
    void send(taker)
  }
  return (
    <aside className="work-give no-print" aria-label={say('work.give')} data-open={pieces.length > 0}>
      <h2>{say('work.give')}</h2>
      {pieces.length === 0 ? (
        <p className="soft work-hint">{say('work.giveHint')}</p>
      ) : (
        <p className="work-hint">
          {say('work.chosen', { count: format.number(pieces.length) })}{' '}
          <button type="button" className="link-button" onClick={clear}>
            {say('action.clear')}
          </button>
        </p>
      )}
      <SeriesNote series={series} />
      {lost > 0 && !series.busy ? (
        <p className="risk" role="status">
          {say('work.lost', { count: format.number(lost) })}
        </p>
      ) : null}
      {isDoors ? (
        <DueChoice value={due} onChange={setDueAt} {...(needsDue ? {} : { keep: say('work.keepDue') })} />
      ) : null}
      <Input
        allowClear={{ clearIcon: <ClearIcon /> }}
        ref={search}
        aria-label={say('work.search')}
        placeholder={say('work.search')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={() => {
          const [only, more] = found
          if (only && !more && pieces.length > 0 && !series.busy) void send(only)
        }}
      />
      {isDoors && takers.length === 0 ? <p className="risk">{say('work.nobody')}</p> : null}
      <ul>
        {found.map((taker) => (
          <li key={taker.id} onDragOver={over} onDrop={(event) => drop(event, taker)}>
            <Button type="text" block disabled={pieces.length === 0 || series.busy} onClick={() => void send(taker)}>
              <span>{taker.name}</span> <span className="faint">{taker.where}</span>
            </Button>
          </li>
        ))}
      </ul>
    </aside>
  )
}

/** Agencies that take part; for doors those workers whose places cover all of them. */
function useTakers(doors: readonly Piece[] | undefined): Taker[] {
  const { may } = useSession()
  const agencies = useQuery(listAgencies, {}, { keep: true, enabled: may(listAgencies.name) })
  const workers = useQuery(listWorkers, {}, { keep: true, enabled: doors !== undefined && may(listWorkers.name) })
  if (doors === undefined)
    return (agencies.data?.items ?? []).filter(({ closed }) => !closed).map(({ id, name }) => ({ id, name, where: '' }))
  const paths = doors.map(({ path }) => path)
  return covering(workers.data?.items ?? [], paths).map(({ id, displayName, placeName }) => {
    return { id, name: displayName, where: placeName }
  })
}
