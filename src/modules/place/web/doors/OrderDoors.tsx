import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react'
import { type ApiProblem, asProblem } from '#platform/web/api.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useDone } from '#platform/web/desk/done.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { enqueue } from '#platform/web/outbox.ts'
import { ProblemNote, WaitWords } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Area, type Dwelling, orderDwellings } from '../../contract/index.ts'
import { allDoors } from '../allDoors.ts'
import { byNumber, put } from './order.ts'

/** Walking order of one area's doors: drag a row, press its buttons, or Alt with the arrows. */
export function OrderDoors({ area, close }: { area: Area; close: () => void }): ReactNode {
  const say = useWords('place')
  const format = useFormat()
  const tell = useDone()
  const command = useCommand(orderDwellings)
  const [before, setBefore] = useState<readonly Dwelling[]>()
  const [doors, setDoors] = useState<readonly Dwelling[]>([])
  const [problem, setProblem] = useState<ApiProblem>()
  const [read, setRead] = useState(0)
  useEffect(() => {
    let current = true
    allDoors(area.id, 2000, (count) => current && setRead(count)).then(
      (all) => {
        if (!current) return
        setBefore(all)
        setDoors(all)
      },
      (error) => current && setProblem(asProblem(error)),
    )
    return () => {
      current = false
    }
  }, [area.id])
  const move = (from: number, to: number): void => setDoors((list) => put(list, from, to))
  const changed = before !== undefined && doors.some(({ id }, index) => id !== before[index]?.id)

  const save = async (): Promise<void> => {
    if (!before) return
    const outcome = await command.send({ area: area.id, dwellings: doors.map(({ id }) => id) })
    if (outcome.state !== 'accepted') return
    close()
    const body = { area: area.id, dwellings: before.map(({ id }) => id) }
    tell({
      text: say('done.ordered', { area: area.name, count: format.number(doors.length) }),
      undo: {
        label: say('undo.order'),
        steps: async () => [{ label: area.name, send: () => enqueue(orderDwellings, body) }],
      },
    })
  }

  return (
    <Modal
      open
      width={620}
      title={say('order.title', { area: area.name })}
      okText={say('order.save')}
      okButtonProps={{ disabled: !changed, loading: command.busy }}
      cancelText={say('action.cancel')}
      onOk={() => void save()}
      onCancel={close}
    >
      <div className="place-tools">
        <span className="soft">{say('order.hint')}</span>
        <Button size="small" disabled={doors.length < 2} onClick={() => setDoors([...doors].sort(byNumber))}>
          {say('order.byNumber')}
        </Button>
        <Button size="small" disabled={doors.length < 2} onClick={() => setDoors([...doors].reverse())}>
          {say('order.reverse')}
        </Button>
      </div>
      {problem ? <ProblemNote problem={problem.body} /> : null}
      {!before && !problem ? <WaitWords text={say('order.reading', { count: format.number(read) })} /> : null}
      <OrderRows doors={doors} before={before ?? []} move={move} />
      <CommandNote progress={command.progress} />
    </Modal>
  )
}

interface OrderRowsProps {
  doors: readonly Dwelling[]
  before: readonly Dwelling[]
  move: (from: number, to: number) => void
}

function OrderRows({ doors, before, move }: OrderRowsProps): ReactNode {
  const say = useWords('place')
  const [dragged, setDragged] = useState<number>()
  const [over, setOver] = useState<number>()
  const onKey = (event: KeyboardEvent<HTMLElement>, index: number): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    move(index, index + (event.key === 'ArrowUp' ? -1 : 1))
  }
  return (
    <ol className="place-order">
      {doors.map((door, index) => (
        <li
          key={door.id}
          draggable
          data-over={over === index && dragged !== index}
          data-moved={before[index]?.id !== door.id}
          onKeyDown={(event) => onKey(event, index)}
          onDragStart={(event) => {
            event.dataTransfer.effectAllowed = 'move'
            setDragged(index)
          }}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(index)
          }}
          onDrop={(event) => {
            event.preventDefault()
            if (dragged !== undefined) move(dragged, index)
          }}
          onDragEnd={() => {
            setDragged(undefined)
            setOver(undefined)
          }}
        >
          <span className="num soft">{index + 1}</span>
          <span>{door.address}</span>
          <span>
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined aria-hidden />}
              disabled={index === 0}
              aria-label={say('order.up', { number: door.number })}
              onClick={() => move(index, index - 1)}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined aria-hidden />}
              disabled={index === doors.length - 1}
              aria-label={say('order.down', { number: door.number })}
              onClick={() => move(index, index + 1)}
            />
          </span>
        </li>
      ))}
    </ol>
  )
}
