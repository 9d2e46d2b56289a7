import { Form, Input, Modal, Radio, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { uuidv7 } from 'uuidv7'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { DueChoice } from '#platform/web/desk/DueChoice.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { NumberInput } from '#platform/web/desk/NumberInput.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { askSupply, type Item, type Point, type Urgency, urgencies } from '../../contract/index.ts'

/** Asks for something of one standard: for whom, how many, by when. */
export function AskDialog({
  items,
  points,
  close,
}: {
  items: readonly Item[]
  points: readonly Point[]
  close: () => void
}): ReactNode {
  const say = useWords('supply')
  const navigate = useNavigate()
  const command = useCommand(askSupply)
  const [point, setPoint] = useState<string | undefined>(points.length === 1 ? points[0]?.id : undefined)
  const [item, setItem] = useState<string>()
  const [quantity, setQuantity] = useState<number | null>(null)
  const [urgency, setUrgency] = useState<Urgency>('today')
  const [dueAt, setDueAt] = useState<string>()
  const [why, setWhy] = useState('')
  const [isTried, setIsTried] = useState(false)
  const note = (isMissing: boolean, path: string) => {
    const text = isTried && isMissing ? say('wrong.needed') : fieldProblem(command.problem, path)
    return text ? { validateStatus: 'error' as const, help: text } : {}
  }
  const go = async (): Promise<void> => {
    setIsTried(true)
    if (!point || !item || !quantity || !dueAt) return
    const id = uuidv7()
    const words = why.trim() ? { why: why.trim() } : {}
    const outcome = await command.send({ point, item, quantity, urgency, dueAt, ...words }, { id })
    if (outcome.state === 'accepted') void navigate(`/supply/requests/${id}`)
  }
  return (
    <Modal
      open
      width={600}
      title={say('ask.open')}
      okText={say('ask.go')}
      cancelText={say('action.cancel')}
      okButtonProps={{ loading: command.busy }}
      onOk={() => void go()}
      onCancel={close}
    >
      <Form layout="vertical" className="supply-form">
        <Field label={say('forWhom')} {...note(!point, 'point')}>
          <Select
            showSearch
            optionFilterProp="label"
            value={point ?? null}
            onChange={setPoint}
            options={points.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field label={say('item.title')} extra={say('ask.standardHint')} {...note(!item, 'item')}>
          <Select
            showSearch
            optionFilterProp="label"
            value={item ?? null}
            onChange={setItem}
            options={items
              .filter(({ retired }) => !retired)
              .map(({ id, name, standard }) => ({ value: id, label: [name, standard].filter(Boolean).join(' · ') }))}
          />
        </Field>
        <div className="supply-pair">
          <Field label={say('quantity')} {...note(!quantity, 'quantity')}>
            <NumberInput min={1} max={1_000_000} value={quantity} onChange={setQuantity} />
          </Field>
          <Field label={say('urgent')}>
            <Radio.Group
              value={urgency}
              onChange={(event) => setUrgency(event.target.value)}
              options={urgencies.map((value) => ({ value, label: say(`urgency.${value}`) }))}
            />
          </Field>
        </div>
        <Form.Item label={say('due')} {...note(!dueAt, 'dueAt')}>
          <DueChoice value={dueAt} onChange={setDueAt} />
        </Form.Item>
        <Field label={say('why')} {...note(false, 'why')}>
          <Input maxLength={200} value={why} onChange={(event) => setWhy(event.target.value)} />
        </Field>
      </Form>
      <CommandNote progress={command.progress} shownFields={['point', 'item', 'quantity', 'dueAt', 'why']} />
    </Modal>
  )
}
