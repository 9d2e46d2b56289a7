import { DatePicker, Form, Modal, Select } from 'antd'
import dayjs from 'dayjs'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { today } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { edit, kinds, outcomes, type PersonPage, type statuses, statusesOf } from '../../contract/index.ts'

/** What somebody turned out to be; a contact that becomes a case is followed up no more. */
export function EditDialog({ person, close }: { person: PersonPage['person']; close: () => void }): ReactNode {
  const say = useWords('monitoring')
  const command = useCommand(edit)
  const [kind, setKind] = useState(person.kind)
  const [status, setStatus] = useState<(typeof statuses)[number] | undefined>(person.status)
  const [outcome, setOutcome] = useState(person.outcome as (typeof outcomes)[number])
  const [isTried, setIsTried] = useState(false)
  const [onsetOn, setOnsetOn] = useState<string>()
  const take = (next: (typeof kinds)[number]): void => {
    setKind(next)
    // A case needs somebody's decision what it is; who is no case is under observation.
    if (!(statusesOf[next] as readonly string[]).includes(status ?? ''))
      setStatus(next === 'case' ? undefined : 'observed')
  }
  const save = async (): Promise<void> => {
    setIsTried(true)
    if (!status) return
    const body = { person: person.id, version: person.version, kind, status, outcome }
    const done = await command.send({ ...body, ...(onsetOn ? { onsetOn } : {}) })
    if (done.state === 'accepted') close()
  }
  return (
    <Modal
      open
      title={say('edit.title')}
      okText={say('action.save')}
      cancelText={say('action.cancel')}
      okButtonProps={{ loading: command.busy }}
      onOk={() => void save()}
      onCancel={close}
    >
      {kind === 'case' && person.kind !== 'case' ? <p className="late">{say('edit.endsFollowUp')}</p> : null}
      <Form layout="vertical" onFinish={() => void save()}>
        <Field label={say('kindHead')}>
          <Select
            value={kind}
            onChange={take}
            options={kinds.map((value) => ({ value, label: say(`kind.${value}`) }))}
          />
        </Field>
        <Field
          label={say('statusHead')}
          {...(isTried && !status
            ? { validateStatus: 'error' as const, help: say('edit.statusMissing') }
            : { help: fieldProblem(command.problem, 'status') })}
        >
          <Select
            value={status ?? null}
            onChange={setStatus}
            options={statusesOf[kind].map((value) => ({ value, label: say(`status.${value}`) }))}
          />
        </Field>
        <Field label={say('outcomeHead')}>
          <Select
            value={outcome}
            onChange={setOutcome}
            options={outcomes.map((value) => ({ value, label: say(`outcome.${value}`) }))}
          />
        </Field>
        <Field label={say('onsetOn')} help={fieldProblem(command.problem, 'onsetOn')}>
          <DatePicker maxDate={dayjs(today())} onChange={(_, day) => setOnsetOn(String(day ?? '') || undefined)} />
        </Field>
      </Form>
      <CommandNote progress={command.progress} shownFields={['status', 'onsetOn']} />
    </Modal>
  )
}
