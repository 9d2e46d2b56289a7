import { Form, Input, Modal, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { fieldProblem } from '#platform/web/problem.tsx'
import { useCommand } from '#platform/web/useCommand.ts'
import { reveal, revealReasons } from '../../contract/index.ts'
import type { Revealed } from './household.ts'

type Reason = (typeof revealReasons)[number]

export interface RevealDialogProps {
  household: string
  done: (revealed: Revealed) => void
  close: () => void
}

/** A reason before a sensitive field is shown; both stay on the household's record, where the person concerned can read them. */
export function RevealDialog({ household, done, close }: RevealDialogProps): ReactNode {
  const say = useWords('registry')
  const command = useCommand(reveal)
  const [reason, setReason] = useState<Reason>()
  const [explanation, setExplanation] = useState('')
  const ready = reason !== undefined && explanation.trim() !== ''
  const submit = async (): Promise<void> => {
    if (!ready || command.busy) return
    const outcome = await command.send({ household, reason, explanation: explanation.trim() })
    if (outcome.state !== 'accepted') return
    done(outcome.result)
    close()
  }
  return (
    <Modal
      open
      title={say('reveal.title')}
      okText={say('reveal.show')}
      cancelText={say('action.cancel')}
      okButtonProps={{ disabled: !ready, loading: command.busy }}
      onOk={() => void submit()}
      onCancel={close}
    >
      <p className="soft">{say('reveal.kept')}</p>
      <Form layout="vertical" onFinish={() => void submit()} className="dialog-form">
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
