import { Checkbox, Form, Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { NumberInput } from '#platform/web/desk/NumberInput.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { changeItem, defineItem, type Item } from '../../contract/index.ts'

/** Names a thing of one standard, or changes its words and threshold. */
export function ItemDialog({ item, close }: { item?: Item; close: () => void }): ReactNode {
  const say = useWords('supply')
  const defining = useCommand(defineItem)
  const changing = useCommand(changeItem)
  const command = item ? changing : defining
  const [name, setName] = useState(item?.name ?? '')
  const [standard, setStandard] = useState(item?.standard ?? '')
  const [source, setSource] = useState(item?.source ?? '')
  const [unit, setUnit] = useState(item?.unit ?? say('item.usualUnit'))
  const [lowDays, setLowDays] = useState<number | null>(item?.lowDays ?? 3)
  const [retired, setRetired] = useState(item?.retired ?? false)
  const [isTried, setIsTried] = useState(false)
  const note = (isMissing: boolean, path: string) => {
    const text = isTried && isMissing ? say('wrong.needed') : fieldProblem(command.problem, path)
    return text ? { validateStatus: 'error' as const, help: text } : {}
  }
  const save = async (): Promise<void> => {
    setIsTried(true)
    if (!name.trim() || !unit.trim() || lowDays === null) return
    const words = { name: name.trim(), standard: standard.trim(), source: source.trim(), unit: unit.trim(), lowDays }
    const outcome = item
      ? await changing.send({ item: item.id, version: item.version, ...words, retired })
      : await defining.send(words)
    if (outcome.state === 'accepted') close()
  }
  return (
    <Modal
      open
      width={560}
      title={say(item ? 'item.change' : 'item.define')}
      okText={say('action.save')}
      cancelText={say('action.cancel')}
      okButtonProps={{ loading: command.busy }}
      onOk={() => void save()}
      onCancel={close}
    >
      <Form layout="vertical" className="supply-form">
        <Field label={say('item.name')} {...note(!name.trim(), 'name')}>
          <Input maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <div className="supply-pair">
          <Field label={say('item.standard')} extra={say('item.standardHint')} {...note(false, 'standard')}>
            <Input maxLength={40} value={standard} onChange={(event) => setStandard(event.target.value)} />
          </Field>
          <Field label={say('item.source')} {...note(false, 'source')}>
            <Input maxLength={200} value={source} onChange={(event) => setSource(event.target.value)} />
          </Field>
        </div>
        <div className="supply-pair">
          <Field label={say('item.unit')} {...note(!unit.trim(), 'unit')}>
            <Input maxLength={10} value={unit} onChange={(event) => setUnit(event.target.value)} />
          </Field>
          <Field label={say('item.lowDays')} {...note(lowDays === null, 'lowDays')}>
            <NumberInput min={0} max={90} value={lowDays} onChange={setLowDays} />
          </Field>
        </div>
        {item ? (
          <Checkbox checked={retired} onChange={(event) => setRetired(event.target.checked)}>
            {say('item.retire')}
          </Checkbox>
        ) : null}
      </Form>
      <CommandNote progress={command.progress} shownFields={['name', 'standard', 'source', 'unit', 'lowDays']} />
    </Modal>
  )
}
