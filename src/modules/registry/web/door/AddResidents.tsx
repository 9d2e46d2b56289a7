import { App, Button, ConfigProvider, DatePicker, Form, Modal } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { today } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { newId } from '#platform/web/outbox.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { addResidents, type DoorDetail } from '../../contract/index.ts'
import { checkResidents, type DraftProblem } from '../resident/check.ts'
import { newResident, type ResidentDraft, residentBody } from '../resident/draft.ts'
import { useHeadCount } from '../resident/useHeadCount.ts'
import { HeadCountField } from './HeadCountField.tsx'
import type { Household } from './household.ts'
import { NewResident } from './NewResident.tsx'
import { wrongAt } from './wrongAt.ts'

export interface AddResidentsProps {
  household: Household
  roll: DoorDetail['roll']
  close: () => void
}

const shown = ['name', 'sex', 'birthYear', 'idNumber', 'phone', 'arrivedOn']
const most = 50

/** Residents who came since, or who were missing on the roll: the same commands as on the phone, then the head count. */
export function AddResidents({ household, roll, close }: AddResidentsProps): ReactNode {
  const say = useWords('registry')
  const { message } = App.useApp()
  const command = useCommand(addResidents)
  const [rows, setRows] = useState<readonly ResidentDraft[]>(() => [newResident(newId())])
  const [day, setDay] = useState<Dayjs | null>(null)
  const [wrong, setWrong] = useState<readonly DraftProblem[]>([])
  const [come, setCome] = useState(false)
  const count = useHeadCount(household, household.headCount + rows.length)
  const busy = command.busy || count.command.busy

  const change = (next: readonly ResidentDraft[]): void => {
    setRows(next)
    setWrong([])
  }
  const problemAt = (field: string): string | undefined => {
    const found = wrong.find(({ path }) => path === `/${field}`)
    return found ? say(found.key, found.values) : fieldProblem(command.problem, field)
  }
  const save = async (): Promise<void> => {
    if (busy || count.now === null) return
    const problems = checkResidents(rows, new Date().getFullYear(), '/residents')
    setWrong(problems)
    if (problems.length > 0) return
    const arrivedOn = day?.format('YYYY-MM-DD')
    const residents = rows.map((row) => residentBody(row, roll.fields, arrivedOn))
    // Sent again after a refused head count, the arrivals are not told twice.
    if (!come) {
      const outcome = await command.send({ household: household.id, residents })
      if (outcome.state !== 'accepted') return
      setCome(true)
    }
    const counted = await count.send()
    if (counted && counted.state !== 'accepted') return
    if (counted && counted.result.conflicts > 0)
      message.warning(say('edit.collided', { count: counted.result.conflicts }))
    else message.success(say('arrived.saved', { count: rows.length }))
    close()
  }

  return (
    <Modal
      open
      width={680}
      title={say('arrived.title')}
      okText={say('arrived.save', { count: rows.length })}
      cancelText={say('action.cancel')}
      okButtonProps={{ loading: busy }}
      onOk={() => void save()}
      onCancel={close}
    >
      <Form layout="vertical" className="dialog-form" onFinish={() => void save()}>
        <ConfigProvider componentDisabled={come}>
          {rows.map((row, index) => (
            <NewResident
              key={row.id}
              number={index + 1}
              resident={row}
              roll={roll}
              set={(part) => change(rows.map((one) => (one.id === row.id ? { ...one, ...part } : one)))}
              remove={rows.length > 1 && !come ? () => change(rows.filter(({ id }) => id !== row.id)) : undefined}
              problemAt={(field) => problemAt(`residents/${index}/${field}`)}
            />
          ))}
          {rows.length < most ? (
            <Button onClick={() => change([...rows, newResident(newId())])}>{say('arrived.another')}</Button>
          ) : null}
          <div className="coming-foot">
            <Field label={say('arrived.day')} {...wrongAt(problemAt('residents/0/arrivedOn'))}>
              <DatePicker value={day} maxDate={dayjs(today())} onChange={(next) => setDay(next)} />
            </Field>
            <ConfigProvider componentDisabled={false}>
              <HeadCountField count={count} />
            </ConfigProvider>
          </div>
        </ConfigProvider>
        <button type="submit" hidden />
      </Form>
      <CommandNote progress={command.progress} shownFields={shown} />
      <CommandNote progress={count.command.progress} shownFields={['is']} />
    </Modal>
  )
}
