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

/**
 * Receives each lot as it was counted; what is missing has a reason. Whoever is not of the point signs for it and says why; the point
 * counts afterwards what was signed on its behalf.
 */
export function Receive({ whole: { request, lots } }: { whole: WholeRequest }): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  const command = useCommand(receiveRequest)
  const [counted, setCounted] = useState<Record<string, number | null>>({})
  const [said, setSaid] = useState('')
  const [why, setWhy] = useState('')
  const [isTried, setIsTried] = useState(false)
  const lines = lots.map((lot) => ({
    ...lot,
    is: counted[lot.lot] === undefined ? (lot.arrived ?? lot.sent) : counted[lot.lot],
  }))
  const isRecount = request.signedFor !== null
  const isFor = request.signsFor && !isRecount
  const missing = lines.reduce((sum, { sent, is }) => sum + sent - (is ?? 0), 0)
  const isSame = lines.every(({ is, arrived }) => is === arrived)
  const isSaidMissing = missing > 0 && !said.trim()
  const go = (): void => {
    setIsTried(true)
    if (isSaidMissing || (isFor && !why.trim()) || lines.some(({ is }) => is === null)) return
    void command.send({
      request: request.id,
      lines: lines.map(({ lot, is }) => ({ lot, quantity: is ?? 0 })),
      ...(said.trim() ? { said: said.trim() } : {}),
      ...(isFor ? { signsFor: why.trim() } : {}),
    })
  }
  const saidNote = isTried && isSaidMissing ? say('acts.sayWhy') : fieldProblem(command.problem, 'said')
  const whyNote = isTried && isFor && !why.trim() ? say('wrong.needed') : fieldProblem(command.problem, 'signsFor')
  return (
    <Form layout="vertical">
      {isRecount || isFor ? <p className="soft">{say(isRecount ? 'acts.recountHint' : 'acts.signsFor')}</p> : null}
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
      {isFor ? (
        <Field
          label={say('acts.whySignsFor')}
          {...(whyNote ? { validateStatus: 'error' as const, help: whyNote } : {})}
        >
          <Input maxLength={200} value={why} onChange={(event) => setWhy(event.target.value)} />
        </Field>
      ) : null}
      <Button type="primary" loading={command.busy} onClick={go}>
        {say(wordOf({ isRecount, isSame, isFor, isShort: missing > 0 }))}
      </Button>
      <CommandNote progress={command.progress} shownFields={['quantity', 'said', 'signsFor']} />
    </Form>
  )
}

function wordOf({ isRecount, isSame, isFor, isShort }: Record<'isRecount' | 'isSame' | 'isFor' | 'isShort', boolean>) {
  if (isRecount) return isSame ? 'acts.recountSame' : 'acts.recount'
  if (isFor) return isShort ? 'acts.receiveForShort' : 'acts.receiveFor'
  return isShort ? 'acts.receiveShort' : 'acts.receive'
}
