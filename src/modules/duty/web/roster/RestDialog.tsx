import { App, Form, Input } from 'antd'
import dayjs from 'dayjs'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '#platform/web/desk/ConfirmDialog.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { MomentInput } from '#platform/web/desk/MomentInput.tsx'
import { NumberInput } from '#platform/web/desk/NumberInput.tsx'
import { localInstant } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { mostRestHours, setRest } from '../../contract/index.ts'

/** Another rest between two shifts, from when and by what. */
export function RestDialog({
  hours: before,
  now,
  close,
}: {
  hours: number
  now: string
  close: () => void
}): ReactNode {
  const say = useWords('duty')
  const { message } = App.useApp()
  const command = useCommand(setRest)
  const [hours, setHours] = useState<number | null>(before)
  const [from, setFrom] = useState(() => localInstant(dayjs(now).startOf('hour').add(1, 'hour').toDate()))
  const [basis, setBasis] = useState('')
  const [isTried, setIsTried] = useState(false)
  const error = (text: string | undefined) => (text ? { validateStatus: 'error' as const, help: text } : {})
  const go = async (): Promise<void> => {
    setIsTried(true)
    if (hours === null || !basis.trim()) return
    const outcome = await command.send({ from, hours, basis: basis.trim() })
    if (outcome.state !== 'accepted') return
    void message.success(say('restRule.done'))
    close()
  }
  return (
    <ConfirmDialog title={say('restRule.title')} ok={say('restRule.save')} command={command} go={go} close={close}>
      <p className="soft">{say('restRule.what')}</p>
      <Form layout="vertical">
        <Field
          label={say('restRule.hours')}
          {...error(
            (isTried && hours === null ? say('restRule.hoursMissing') : undefined) ??
              fieldProblem(command.problem, 'hours'),
          )}
        >
          <NumberInput min={0} max={mostRestHours} value={hours} onChange={setHours} />
        </Field>
        <Field label={say('restRule.from')} {...error(fieldProblem(command.problem, 'from'))}>
          <MomentInput value={from} onChange={setFrom} />
        </Field>
        <Field
          label={say('restRule.basis')}
          {...error(
            (isTried && !basis.trim() ? say('restRule.basisMissing') : undefined) ??
              fieldProblem(command.problem, 'basis'),
          )}
        >
          <Input
            maxLength={200}
            placeholder={say('restRule.basisHint')}
            value={basis}
            onChange={(event) => setBasis(event.target.value)}
          />
        </Field>
      </Form>
    </ConfirmDialog>
  )
}
