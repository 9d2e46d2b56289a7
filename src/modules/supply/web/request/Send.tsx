import { Button, Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { NumberInput } from '#platform/web/desk/NumberInput.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { type SupplyRequest, sendRequest } from '../../contract/index.ts'

/** Sends what was approved; the lots are picked by their day. Less than approved needs a word why. */
export function Send({ request }: { request: SupplyRequest }): ReactNode {
  const say = useWords('supply')
  const command = useCommand(sendRequest)
  const [quantity, setQuantity] = useState<number | null>(request.approved)
  const [said, setSaid] = useState('')
  const [isTried, setIsTried] = useState(false)
  const isCut = quantity !== null && quantity < (request.approved ?? 0)
  const note = (isMissing: boolean, words: string, path: string) => {
    const text = isTried && isMissing ? say(words) : fieldProblem(command.problem, path)
    return text ? { validateStatus: 'error' as const, help: text } : {}
  }
  const go = (): void => {
    setIsTried(true)
    if (!quantity || (isCut && !said.trim())) return
    void command.send({ request: request.id, quantity, ...(said.trim() ? { said: said.trim() } : {}) })
  }
  return (
    <Form layout="vertical">
      <p className="soft">{say('acts.sendHint', { name: request.sourceName ?? '' })}</p>
      <div className="supply-pair">
        <Field
          label={say('acts.sendQuantity', { unit: request.unit })}
          {...note(!quantity, 'wrong.needed', 'quantity')}
        >
          <NumberInput min={1} max={request.approved ?? 1} value={quantity} onChange={setQuantity} />
        </Field>
        <Field
          label={say(isCut ? 'acts.whyLess' : 'acts.said')}
          {...note(isCut && !said.trim(), 'acts.sayWhy', 'said')}
        >
          <Input maxLength={200} value={said} onChange={(event) => setSaid(event.target.value)} />
        </Field>
      </div>
      <Button type="primary" loading={command.busy} onClick={go}>
        {say('acts.send')}
      </Button>
      <CommandNote progress={command.progress} shownFields={['quantity', 'said']} />
    </Form>
  )
}
