import { App, DatePicker, Form, Modal, Radio } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { today } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { residentLeft } from '../../contract/index.ts'
import { destinations } from '../resident/destinations.ts'
import { useHeadCount } from '../resident/useHeadCount.ts'
import { HeadCountField } from './HeadCountField.tsx'
import type { Household, Resident } from './household.ts'
import { wrongAt } from './wrongAt.ts'

export interface ResidentLeftProps {
  household: Household
  resident: Resident
  close: () => void
}

/** Somebody no longer lives here: since when, and to what kind of place; the head count follows on the same form. */
export function ResidentLeft({ household, resident, close }: ResidentLeftProps): ReactNode {
  const say = useWords('registry')
  const { message } = App.useApp()
  const command = useCommand(residentLeft)
  const [day, setDay] = useState<Dayjs | null>(() => dayjs(today()))
  const [to, setTo] = useState<(typeof destinations)[number]>('unknown')
  const [gone, setGone] = useState(false)
  const count = useHeadCount(household, Math.max(0, household.headCount - 1))
  const busy = command.busy || count.command.busy
  const problem = day === null ? say('left.dayMissing') : fieldProblem(command.problem, 'leftOn')

  const save = async (): Promise<void> => {
    if (busy || day === null || count.now === null) return
    // Sent again after a refused head count, the departure is not told twice.
    if (!gone) {
      const outcome = await command.send({ resident: resident.id, leftOn: day.format('YYYY-MM-DD'), to })
      if (outcome.state !== 'accepted') return
      setGone(true)
    }
    const counted = await count.send()
    if (counted && counted.state !== 'accepted') return
    if (counted && counted.result.conflicts > 0)
      message.warning(say('edit.collided', { count: counted.result.conflicts }))
    else message.success(say('left.saved', { name: resident.name }))
    close()
  }

  return (
    <Modal
      open
      width={520}
      title={say('left.title', { name: resident.name })}
      okText={say('left.save')}
      cancelText={say('action.cancel')}
      okButtonProps={{ loading: busy }}
      onOk={() => void save()}
      onCancel={close}
    >
      <Form layout="vertical" className="dialog-form" onFinish={() => void save()}>
        <Field label={say('left.day')} {...wrongAt(problem)}>
          <DatePicker disabled={gone} value={day} maxDate={dayjs(today())} onChange={(next) => setDay(next)} />
        </Field>
        <Field label={say('left.to')} extra={say('left.noAddress')}>
          <Radio.Group
            disabled={gone}
            value={to}
            onChange={(event) => setTo(event.target.value)}
            options={destinations.map((kind) => ({ value: kind, label: say(`left.kind.${kind}`) }))}
          />
        </Field>
        <HeadCountField count={count} />
        <button type="submit" hidden />
      </Form>
      <CommandNote progress={command.progress} shownFields={['leftOn']} />
      <CommandNote progress={count.command.progress} shownFields={['is']} />
    </Modal>
  )
}
