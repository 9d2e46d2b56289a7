import { Button, Form, Input, Modal, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { uuidv7 } from 'uuidv7'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { useDone } from '#platform/web/desk/done.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { type Item, type Point, receiveGoods, recordDonation } from '../../contract/index.ts'
import { emptyLine, type GoodsLine, isOver, LineFields } from './LineFields.tsx'

/** Takes in what comes from outside, lot by lot; a donation gets a receipt to print. */
export function GoodsDialog({
  isDonation,
  items,
  points,
  at,
  close,
}: {
  isDonation: boolean
  items: readonly Item[]
  points: readonly Point[]
  /** Point where the dialog was opened. */
  at?: string
  close: () => void
}): ReactNode {
  const say = useWords('supply')
  const navigate = useNavigate()
  const tell = useDone()
  const receiving = useCommand(receiveGoods)
  const donating = useCommand(recordDonation)
  const command = isDonation ? donating : receiving
  const [point, setPoint] = useState(at ?? points[0]?.id)
  const [from, setFrom] = useState('')
  const [lines, setLines] = useState<GoodsLine[]>([emptyLine()])
  const [isTried, setIsTried] = useState(false)
  const note = (isMissing: boolean, path: string) => {
    const text = isTried && isMissing ? say('wrong.needed') : fieldProblem(command.problem, path)
    return text ? { validateStatus: 'error' as const, help: text } : {}
  }
  const save = async (): Promise<void> => {
    setIsTried(true)
    const whole = lines.flatMap((line) => {
      const { lot, item, lotNo, expiresOn, quantity } = line
      const despite = isOver(line) ? { despite: line.despite.trim() } : {}
      if (!item || !quantity || despite.despite === '') return []
      return [{ lot, item, lotNo: lotNo.trim(), quantity, ...(expiresOn ? { expiresOn } : {}), ...despite }]
    })
    if (!point || !from.trim() || whole.length < lines.length) return
    if (isDonation) {
      const id = uuidv7()
      const outcome = await donating.send({ point, donor: from.trim(), lines: whole }, { id })
      if (outcome.state === 'accepted') void navigate(`/supply/donations/${id}`)
    } else if ((await receiving.send({ point, from: from.trim(), lines: whole })).state === 'accepted') {
      tell({ text: say('goods.done', { count: whole.length }) })
      close()
    }
  }
  return (
    <Modal
      open
      width={860}
      title={say(isDonation ? 'goods.donation' : 'goods.open')}
      okText={say(isDonation ? 'goods.donationGo' : 'goods.go')}
      cancelText={say('action.cancel')}
      okButtonProps={{ loading: command.busy }}
      onOk={() => void save()}
      onCancel={close}
    >
      <Form layout="vertical" className="supply-form">
        <div className="supply-pair">
          <Field label={say('point.title')} {...note(!point, 'point')}>
            <Select
              showSearch
              optionFilterProp="label"
              value={point ?? null}
              onChange={setPoint}
              options={points.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
          <Field
            label={say(isDonation ? 'goods.donor' : 'goods.from')}
            {...(isDonation ? { extra: say('goods.donorHint') } : {})}
            {...note(!from.trim(), isDonation ? 'donor' : 'from')}
          >
            <Input maxLength={80} value={from} onChange={(event) => setFrom(event.target.value)} />
          </Field>
        </div>
        {lines.map((line, nth) => (
          <LineFields
            key={line.lot}
            items={items}
            line={line}
            isTried={isTried}
            problem={(field) => fieldProblem(command.problem, `lines/${nth}/${field}`)}
            change={(next) => setLines(lines.map((one, at_) => (at_ === nth ? next : one)))}
            {...(lines.length > 1 ? { remove: () => setLines(lines.filter((_, at_) => at_ !== nth)) } : {})}
          />
        ))}
        <Button onClick={() => setLines([...lines, emptyLine()])}>{say('goods.more')}</Button>
      </Form>
      <CommandNote
        progress={command.progress}
        shownFields={['point', 'donor', 'from', 'item', 'quantity', 'lotNo', 'expiresOn', 'despite']}
      />
    </Modal>
  )
}
