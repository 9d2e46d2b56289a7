import { Button, Form, Input, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { NumberInput } from '#platform/web/desk/NumberInput.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Settlement, type SupplyRequest, settlements, settleRequest } from '../../contract/index.ts'

/** Says what became of what was missing, all of it or some. */
export function Settle({ request }: { request: SupplyRequest }): ReactNode {
  const say = useWords('supply')
  const command = useCommand(settleRequest)
  const [how, setHow] = useState<Settlement>()
  const [quantity, setQuantity] = useState<number | null>(request.missing)
  const [said, setSaid] = useState('')
  const [isTried, setIsTried] = useState(false)
  const note = (isMissing: boolean, path: string) => {
    const text = isTried && isMissing ? say('wrong.needed') : fieldProblem(command.problem, path)
    return text ? { validateStatus: 'error' as const, help: text } : {}
  }
  const go = (): void => {
    setIsTried(true)
    if (!how || !quantity || !said.trim()) return
    void command.send({ request: request.id, how, quantity, said: said.trim() })
  }
  return (
    <Form layout="vertical">
      <Field label={say('acts.how')} {...note(!how, 'how')}>
        <Radio.Group
          value={how ?? null}
          onChange={(event) => setHow(event.target.value)}
          options={settlements.map((value) => ({ value, label: say(`how.${value}`) }))}
        />
      </Field>
      <div className="supply-pair">
        <Field label={say('acts.settleQuantity', { unit: request.unit })} {...note(!quantity, 'quantity')}>
          <NumberInput min={1} max={request.missing} value={quantity} onChange={setQuantity} />
        </Field>
        <Field label={say('acts.found')} {...note(!said.trim(), 'said')}>
          <Input maxLength={200} value={said} onChange={(event) => setSaid(event.target.value)} />
        </Field>
      </div>
      <Button type="primary" loading={command.busy} onClick={go}>
        {say('acts.settle')}
      </Button>
      <CommandNote progress={command.progress} shownFields={['how', 'quantity', 'said']} />
    </Form>
  )
}
