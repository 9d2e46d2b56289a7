import { Form, Input, Modal, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import type { CommandDefinition } from '#platform/contract/index.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import type { CommandState } from '#platform/web/useCommand.ts'
import { revealReasons } from '../../contract/index.ts'

type Reason = (typeof revealReasons)[number]

export interface ReasonDialogProps<D extends CommandDefinition> {
  title: string
  command: Pick<CommandState<D>, 'busy' | 'problem' | 'progress'>
  show: (why: { reason: Reason; explanation: string }) => Promise<void>
  close: () => void
}

/** A reason before something sensitive is shown; both stay on the household's record, where the person concerned can read them. */
export function ReasonDialog<D extends CommandDefinition>({
  title,
  command,
  show,
  close,
}: ReasonDialogProps<D>): ReactNode {
  const say = useWords('registry')
  const [reason, setReason] = useState<Reason>()
  const [explanation, setExplanation] = useState('')
  const ready = reason !== undefined && explanation.trim() !== ''
  const submit = (): void => {
    if (ready && !command.busy) void show({ reason, explanation: explanation.trim() })
  }
  return (
    <Modal
      open
      title={title}
      okText={say('reveal.show')}
      cancelText={say('action.cancel')}
      okButtonProps={{ disabled: !ready, loading: command.busy }}
      onOk={submit}
      onCancel={close}
    >
      <p className="soft">{say('reveal.kept')}</p>
      <Form layout="vertical" onFinish={submit} className="dialog-form">
        <Field label={say('reveal.reason')} required>
          <Radio.Group
            value={reason}
            onChange={(event) => setReason(event.target.value as Reason)}
            className="reason-choice"
            options={revealReasons.map((value) => ({ value, label: say(`reason.${value}`) }))}
          />
        </Field>
        <Field
          label={say('reveal.explanation')}
          required
          help={fieldProblem(command.problem, 'explanation') ?? say('reveal.explanationHint')}
        >
          <Input.TextArea
            value={explanation}
            maxLength={200}
            showCount
            autoSize={{ minRows: 2 }}
            onChange={(event) => setExplanation(event.target.value)}
          />
        </Field>
      </Form>
      <CommandNote progress={command.progress} shownFields={['explanation']} />
    </Modal>
  )
}
