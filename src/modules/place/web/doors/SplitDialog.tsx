import { Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useDone } from '#platform/web/desk/done.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { enqueue, newId } from '#platform/web/outbox.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Dwelling, mergeDwellings, splitDwelling } from '../../contract/index.ts'
import { listNumbers } from './numbers.ts'

const most = 20

/** A flat that was divided: says what stays with the old door and what the new ones begin with. */
export function SplitDialog({
  door,
  close,
  after,
}: {
  door: Dwelling
  close: () => void
  after?: () => void
}): ReactNode {
  const say = useWords('place')
  const tell = useDone()
  const command = useCommand(splitDwelling)
  const [text, setText] = useState(() => say('split.first', { number: door.number }))
  const numbers = listNumbers(text).filter((number) => number !== door.number)
  const comma = say('comma')

  const split = async (): Promise<void> => {
    const into = numbers.map((number) => ({ id: newId(), number }))
    const outcome = await command.send({ id: door.id, version: door.version, into })
    if (outcome.state !== 'accepted') return
    close()
    after?.()
    tell({
      text: say('done.split', { number: door.number, into: numbers.join(comma) }),
      undo: {
        label: say('undo.split'),
        steps: async () => [
          {
            label: door.address,
            send: () => enqueue(mergeDwellings, { keep: door.id, merge: into.map(({ id }) => id) }),
          },
        ],
      },
    })
  }

  return (
    <Modal
      open
      title={say('split.title', { address: door.address })}
      okText={say('split.go', { count: numbers.length + 1 })}
      okButtonProps={{
        disabled: numbers.length === 0 || numbers.length > most || numbers.some((number) => number.length > 40),
        loading: command.busy,
      }}
      cancelText={say('action.cancel')}
      onOk={() => void split()}
      onCancel={close}
    >
      <div className="place-form">
        <label htmlFor="split-numbers">
          <span>{say('split.numbers')}</span>
          <Input id="split-numbers" autoFocus value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        {numbers.length > most ? <p className="late">{say('split.most', { most })}</p> : null}
        <ul className="place-what">
          <li>{say('split.old', { number: door.number })}</li>
          <li>{say('split.new', { numbers: numbers.join(comma) || '…' })}</li>
          <li>{say('split.lists')}</li>
          <li className="soft">{say('split.back')}</li>
        </ul>
        <CommandNote progress={command.progress} />
      </div>
    </Modal>
  )
}
