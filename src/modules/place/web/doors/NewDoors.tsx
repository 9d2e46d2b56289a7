import { Checkbox, Input, Modal } from 'antd'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useDone } from '#platform/web/desk/done.tsx'
import { SeriesNote } from '#platform/web/desk/SeriesNote.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { enqueue, newId } from '#platform/web/outbox.ts'
import { useSeries } from '#platform/web/useSeries.ts'
import { type Area, createDwellings, retireDwellings } from '../../contract/index.ts'
import { allDoors } from '../allDoors.ts'
import { readNumbers } from './numbers.ts'

const atOnce = 500

/** New doors from a line of numbers; ranges expand before the eyes, and numbers that stand already are left out. */
export function NewDoors({ area, close, after }: { area: Area; close: () => void; after?: () => void }): ReactNode {
  const say = useWords('place')
  const format = useFormat()
  const tell = useDone()
  const series = useSeries()
  const [text, setText] = useState('')
  const [byFloor, setByFloor] = useState(true)
  const there = useNumbers(area)
  const { numbers, unread } = useMemo(() => readNumbers(text, byFloor), [text, byFloor])
  const fresh = numbers.filter((number) => !there.has(number))

  const save = async (): Promise<void> => {
    const doors = fresh.map((number) => ({ id: newId(), number }))
    const lots: (typeof doors)[] = []
    for (let at = 0; at < doors.length; at += atOnce) lots.push(doors.slice(at, at + atOnce))
    const complete = await series.run(
      lots.map((dwellings) => ({
        label: say('move.doors', { count: dwellings.length }),
        send: () => enqueue(createDwellings, { area: area.id, dwellings }),
      })),
    )
    if (!complete) return
    close()
    after?.()
    tell({
      text: say('done.newDoors', { count: format.number(doors.length), area: area.name }),
      undo: {
        label: say('undo.newDoors'),
        steps: async () =>
          lots.map((lot) => ({
            label: say('move.doors', { count: lot.length }),
            send: () => enqueue(retireDwellings, { dwellings: lot.map(({ id }) => id), why: say('undo.newDoors') }),
          })),
      },
    })
  }

  return (
    <Modal
      open
      width={620}
      title={say('newDoors.title', { area: area.name })}
      okText={say('newDoors.go', { count: format.number(fresh.length) })}
      okButtonProps={{ disabled: fresh.length === 0, loading: series.busy }}
      cancelText={say('action.cancel')}
      onOk={() => void save()}
      onCancel={close}
    >
      <div className="place-form">
        <label htmlFor="new-numbers">
          <span>{say('newDoors.numbers')}</span>
          <Input.TextArea
            id="new-numbers"
            autoFocus
            value={text}
            maxLength={4000}
            autoSize={{ minRows: 2, maxRows: 5 }}
            placeholder={say('newDoors.example')}
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <Checkbox checked={byFloor} onChange={(event) => setByFloor(event.target.checked)}>
          {say('newDoors.byFloor')}
        </Checkbox>
        {unread.length > 0 ? (
          <p className="late">{say('newDoors.unread', { pieces: unread.slice(0, 8).join(say('comma')) })}</p>
        ) : null}
        {numbers.length > 0 ? (
          <>
            <p>
              {say('newDoors.preview', { fresh: format.number(fresh.length) })}
              {fresh.length < numbers.length ? (
                <span className="risk">
                  {say('newDoors.there', { count: format.number(numbers.length - fresh.length) })}
                </span>
              ) : null}
            </p>
            <div className="place-numbers">
              {numbers.slice(0, 400).map((number) => (
                <span key={number} data-there={there.has(number)}>
                  {number}
                </span>
              ))}
              {numbers.length > 400 ? (
                <p className="soft">{say('move.andMore', { count: numbers.length - 400 })}</p>
              ) : null}
            </div>
          </>
        ) : null}
        <p className="soft">{say('newDoors.what')}</p>
        <SeriesNote series={series} />
      </div>
    </Modal>
  )
}

/** Numbers that stand in the area itself; empty until they are read, when the server alone refuses. */
function useNumbers(area: Area): ReadonlySet<string> {
  const [there, setThere] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    let current = true
    allDoors(area.id).then(
      (doors) =>
        current && setThere(new Set(doors.filter((door) => door.area === area.id).map(({ number }) => number))),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [area.id])
  return there
}
