import { App, Form, Input, Modal } from 'antd'
import { type ReactNode, useMemo, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { NumberInput } from '#platform/web/desk/NumberInput.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { editHousehold } from '../../contract/index.ts'
import { bodyOf, type Draft, draftOf, type ResidentDraft } from './editBody.ts'
import type { Household, Revealed } from './household.ts'
import { ResidentRow } from './ResidentRow.tsx'
import { wrongAt } from './wrongAt.ts'

export interface EditHouseholdProps {
  household: Household
  revealed: Revealed | undefined
  close: () => void
}

/** Changes fields of a household. Two edits at once merge by field; where they collide, a person decides later. */
export function EditHousehold({ household, revealed, close }: EditHouseholdProps): ReactNode {
  const say = useWords('registry')
  const { message } = App.useApp()
  const command = useCommand(editHousehold)
  // What the editor saw stays what they saw, even when a fresher answer arrives behind the dialog.
  const [seen] = useState(household)
  const before = useMemo(() => draftOf(seen, revealed), [seen, revealed])
  const [draft, setDraft] = useState(before)
  const body = bodyOf(seen, before, draft)
  const set = (change: Partial<Draft>): void => setDraft({ ...draft, ...change })
  const setResident = (id: string, change: Partial<ResidentDraft>): void =>
    set({ residents: draft.residents.map((one) => (one.id === id ? { ...one, ...change } : one)) })

  const submit = async (): Promise<void> => {
    if (!body || command.busy) return
    const outcome = await command.send(body)
    if (outcome.state !== 'accepted') return
    if (outcome.result.conflicts > 0) message.warning(say('edit.collided', { count: outcome.result.conflicts }))
    else message.success(say('edit.saved'))
    close()
  }

  return (
    <Modal
      open
      width={760}
      title={say('edit.title')}
      okText={say('action.save')}
      cancelText={say('action.cancel')}
      okButtonProps={{ disabled: !body, loading: command.busy }}
      onOk={() => void submit()}
      onCancel={close}
    >
      <Form layout="vertical" className="dialog-form" onFinish={() => void submit()}>
        <div className="form-row">
          <Field label={say('field.headCount')} {...wrongAt(fieldProblem(command.problem, 'headCount/is'))}>
            <NumberInput min={0} max={200} value={draft.headCount} onChange={(headCount) => set({ headCount })} />
          </Field>
          <Field label={say('field.contactName')} {...wrongAt(fieldProblem(command.problem, 'contactName/is'))}>
            <Input
              maxLength={50}
              value={draft.contactName}
              onChange={(event) => set({ contactName: event.target.value })}
            />
          </Field>
          <Field label={say('field.contactPhone')} {...wrongAt(fieldProblem(command.problem, 'contactPhone/is'))}>
            <Input
              maxLength={20}
              inputMode="tel"
              value={draft.contactPhone}
              placeholder={seen.contactPhone ?? ''}
              onChange={(event) => set({ contactPhone: event.target.value })}
            />
          </Field>
        </div>
        {draft.residents.length > 0 ? <h3>{say('edit.residents')}</h3> : null}
        {draft.residents.map((one) => (
          <ResidentRow
            key={one.id}
            resident={one}
            masked={seen.residents.find((other) => other.id === one.id)}
            set={(change) => setResident(one.id, change)}
          />
        ))}
        <p className="soft">{say('edit.maskedHint')}</p>
        <button type="submit" hidden />
      </Form>
      <CommandNote progress={command.progress} />
    </Modal>
  )
}
