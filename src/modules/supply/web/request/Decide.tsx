import { Button, Form, Input, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { NumberInput } from '#platform/web/desk/NumberInput.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useQuery } from '#platform/web/query.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { approveRequest, listSources, refuseRequest, type SupplyRequest } from '../../contract/index.ts'

/** Approves so much from a point that has it, or refuses with a reason. Less than asked needs a word why. */
export function Decide({ request }: { request: SupplyRequest }): ReactNode {
  const say = useWords('supply')
  const format = useFormat()
  const sources = useQuery(listSources, { request: request.id }, { keep: true })
  const approving = useCommand(approveRequest)
  const refusing = useCommand(refuseRequest)
  const [source, setSource] = useState(request.source ?? undefined)
  const [quantity, setQuantity] = useState<number | null>(request.approved ?? request.quantity)
  const [said, setSaid] = useState('')
  const [tried, setTried] = useState<'approve' | 'refuse'>()
  const from = source ?? sources.data?.items[0]?.id
  const isCut = quantity !== null && quantity < request.quantity
  const note = (isMissing: boolean, words: string, path: string) => {
    const text = isMissing ? say(words) : fieldProblem(approving.problem, path)
    return text ? { validateStatus: 'error' as const, help: text } : {}
  }
  const isSaidMissing = !said.trim() && (tried === 'refuse' || (tried === 'approve' && isCut))
  const words = said.trim() ? { said: said.trim() } : {}
  const approve = (): void => {
    setTried('approve')
    if (!from || !quantity || (isCut && !said.trim())) return
    void approving.send({ request: request.id, source: from, quantity, ...words })
  }
  const refuse = (): void => {
    setTried('refuse')
    if (said.trim()) void refusing.send({ request: request.id, said: said.trim() })
  }
  return (
    <Form layout="vertical">
      <div className="supply-pair">
        <Field
          label={say('acts.source')}
          {...(sources.data?.items.length === 0 ? { extra: say('acts.noSource') } : {})}
          {...note(tried === 'approve' && !from, 'wrong.needed', 'source')}
        >
          <Select
            showSearch
            optionFilterProp="label"
            value={from ?? null}
            onChange={setSource}
            options={(sources.data?.items ?? []).map(({ id, name, stock }) => ({
              value: id,
              label: say('acts.sourceHas', { name, count: format.number(stock), unit: request.unit }),
            }))}
          />
        </Field>
        <Field
          label={say('acts.quantity', { unit: request.unit })}
          {...note(tried === 'approve' && !quantity, 'wrong.needed', 'quantity')}
        >
          <NumberInput min={1} max={request.quantity} value={quantity} onChange={setQuantity} />
        </Field>
      </div>
      <Field label={say(isCut ? 'acts.whyLess' : 'acts.said')} {...note(isSaidMissing, 'acts.sayWhy', 'said')}>
        <Input maxLength={200} value={said} onChange={(event) => setSaid(event.target.value)} />
      </Field>
      <div className="supply-row">
        <Button type={request.state === 'asked' ? 'primary' : 'default'} loading={approving.busy} onClick={approve}>
          {say(request.state === 'asked' ? 'acts.approve' : 'acts.approveAgain')}
        </Button>{' '}
        <Button danger loading={refusing.busy} onClick={refuse}>
          {say('acts.refuse')}
        </Button>
      </div>
      <CommandNote progress={approving.progress} shownFields={['source', 'quantity', 'said']} />
      <CommandNote progress={refusing.progress} />
    </Form>
  )
}
