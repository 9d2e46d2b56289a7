import { Button, Form, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { NumberInput } from '#platform/web/desk/NumberInput.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { receiveRequest, type WholeRequest } from '../../contract/index.ts'

/** Receives each lot as it was counted; what is missing has a reason. */
export function Receive({ whole: { request, lots } }: { whole: WholeRequest }): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  const command = useCommand(receiveRequest)
  const [counted, setCounted] = useState<Record<string, number | null>>({})
  const [said, setSaid] = useState('')
  const [isTried, setIsTried] = useState(false)
  const lines = lots.map((lot) => ({ ...lot, is: counted[lot.lot] === undefined ? lot.sent : counted[lot.lot] }))
  const missing = lines.reduce((sum, { sent, is }) => sum + sent - (is ?? 0), 0)
  const isSaidMissing = missing > 0 && !said.trim()
  const go = (): void => {
    setIsTried(true)
    if (isSaidMissing || lines.some(({ is }) => is === null)) return
    void command.send({
      request: request.id,
      lines: lines.map(({ lot, is }) => ({ lot, quantity: is ?? 0 })),
      ...(said.trim() ? { said: said.trim() } : {}),
    })
  }
  const saidNote = isTried && isSaidMissing ? say('acts.sayWhy') : fieldProblem(command.problem, 'said')
  return (
    <Form layout="vertical">
      {lines.map((line, nth) => {
        const wrong =
          isTried && line.is === null ? say('wrong.needed') : fieldProblem(command.problem, `lines/${nth}/quantity`)
        return (
          <Field
            key={line.lot}
            label={say('acts.received', { no: line.lotNo || say('lot.none'), count: format.number(line.sent) })}
            {...(wrong ? { validateStatus: 'error' as const, help: wrong } : {})}
          >
            <NumberInput
              min={0}
              max={line.sent}
              value={line.is ?? null}
              onChange={(value) => setCounted({ ...counted, [line.lot]: value })}
            />
          </Field>
        )
      })}
      {missing > 0 ? (
        <Field
          label={say('acts.whyMissing', { count: format.number(missing), unit: request.unit })}
          {...(saidNote ? { validateStatus: 'error' as const, help: saidNote } : {})}
        >
          <Input maxLength={200} value={said} onChange={(event) => setSaid(event.target.value)} />
        </Field>
      ) : null}
      <Button type="primary" loading={command.busy} onClick={go}>
        {say(missing > 0 ? 'acts.receiveShort' : 'acts.receive')}
      </Button>
      <CommandNote progress={command.progress} shownFields={['quantity', 'said']} />
    </Form>
  )
}
