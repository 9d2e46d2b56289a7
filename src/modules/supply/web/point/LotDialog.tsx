import { Form, Input, Modal, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useDone } from '#platform/web/desk/done.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { NumberInput } from '#platform/web/desk/NumberInput.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import {
  discardStock,
  type Item,
  issueStock,
  type Lot,
  moveStock,
  type Point,
  stockBoard,
} from '../../contract/index.ts'

export type LotDeed = 'issue' | 'move' | 'discard'

/** Hands out of a lot, moves some of it to another point, or takes it out of the stock for a reason. */
export function LotDialog({
  deed,
  lot,
  item,
  point,
  close,
}: {
  deed: LotDeed
  lot: Lot
  item: Item
  point: Point
  close: () => void
}): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  const tell = useDone()
  const commands = { issue: useCommand(issueStock), move: useCommand(moveStock), discard: useCommand(discardStock) }
  const command = commands[deed]
  const board = useQuery(stockBoard, {}, { enabled: deed === 'move', keep: true })
  const [quantity, setQuantity] = useState<number | null>(deed === 'discard' && lot.expired ? lot.quantity : null)
  const [to, setTo] = useState<string>()
  const [said, setSaid] = useState(deed === 'discard' && lot.expired ? say('deed.isExpired') : '')
  const [isTried, setIsTried] = useState(false)
  const note = (isMissing: boolean, path: string) => {
    const text = isTried && isMissing ? say('wrong.needed') : fieldProblem(command.problem, path)
    return text ? { validateStatus: 'error' as const, help: text } : {}
  }
  const isSaidMissing = deed === 'discard' && !said.trim()
  const go = async (): Promise<void> => {
    setIsTried(true)
    if (!quantity || isSaidMissing || (deed === 'move' && !to)) return
    const words = said.trim() ? { said: said.trim() } : {}
    const outcome = await {
      issue: () => commands.issue.send({ point: point.id, item: item.id, quantity, ...words }),
      move: () => commands.move.send({ from: point.id, to: to ?? '', lot: lot.lot, quantity, ...words }),
      discard: () => commands.discard.send({ point: point.id, lot: lot.lot, quantity, said: said.trim() }),
    }[deed]()
    if (outcome.state !== 'accepted') return
    const count = say('count', { count: format.number(quantity), unit: item.unit })
    tell({ text: say(`deed.${deed}Done`, { item: item.name, count }) })
    close()
  }
  return (
    <Modal
      open
      width={480}
      title={say(`deed.${deed}Title`, { item: item.name })}
      okText={say(`deed.${deed}`)}
      cancelText={say('action.cancel')}
      okButtonProps={{ loading: command.busy, danger: deed === 'discard' }}
      onOk={() => void go()}
      onCancel={close}
    >
      <Form layout="vertical" className="supply-form">
        <p className="soft">
          {deed === 'issue'
            ? say('deed.issueHint')
            : say('deed.lotHint', { no: lot.lotNo || say('lot.none'), count: format.number(lot.quantity) })}
        </p>
        {deed === 'move' ? (
          <Field label={say('deed.to')} {...note(!to, 'to')}>
            <Select
              showSearch
              optionFilterProp="label"
              value={to ?? null}
              onChange={setTo}
              options={(board.data?.points ?? [])
                .filter(({ id }) => id !== point.id)
                .map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
        ) : null}
        <Field label={say('deed.quantity', { unit: item.unit })} {...note(!quantity, 'quantity')}>
          <NumberInput min={1} max={1_000_000} value={quantity} onChange={setQuantity} />
        </Field>
        <Field label={say(deed === 'discard' ? 'deed.why' : 'deed.said')} {...note(isSaidMissing, 'said')}>
          <Input maxLength={200} value={said} onChange={(event) => setSaid(event.target.value)} />
        </Field>
      </Form>
      <CommandNote progress={command.progress} shownFields={['quantity', 'said', 'to']} />
    </Modal>
  )
}
