import { Form, Input, Modal, Radio } from 'antd'
import { type ReactNode, useState } from 'react'
import type { ResultOf } from '#platform/contract/index.ts'
import { CommandNote } from '#platform/web/desk/CommandNote.tsx'
import { Field } from '#platform/web/desk/Field.tsx'
import { useWords } from '#platform/web/i18n.ts'
import { useCommand } from '#platform/web/useCommand.ts'
import { reasons, reveal } from '../../contract/index.ts'

export type Revealed = ResultOf<typeof reveal>

/** A reason before phone, number and findings are shown; it stays on the person's own record. */
export function RevealDialog(props: { person: string; done: (shown: Revealed) => void; close: () => void }): ReactNode {
  const say = useWords('monitoring')
  const command = useCommand(reveal)
  const [reason, setReason] = useState<(typeof reasons)[number]>()
  const [explanation, setExplanation] = useState('')
  const isReady = reason !== undefined && explanation.trim() !== ''
  const submit = async (): Promise<void> => {
    if (!isReady) return
    const outcome = await command.send({ person: props.person, reason, explanation: explanation.trim() })
    if (outcome.state !== 'accepted') return
    props.done(outcome.result)
    props.close()
  }
  return (
    <Modal
      open
      title={say('reveal.title')}
      okText={say('reveal.show')}
      cancelText={say('action.cancel')}
      okButtonProps={{ disabled: !isReady, loading: command.busy }}
      onOk={() => void submit()}
      onCancel={props.close}
    >
      <p className="soft">{say('reveal.kept')}</p>
      <Form layout="vertical" onFinish={() => void submit()}>
        <Field label={say('reveal.reason')} required>
          <Radio.Group
            value={reason}
            onChange={(event) => setReason(event.target.value as (typeof reasons)[number])}
            options={reasons.map((value) => ({ value, label: say(`reason.${value}`) }))}
          />
        </Field>
        <Field label={say('reveal.explanation')} required>
          <Input.TextArea
            value={explanation}
            maxLength={200}
            onChange={(event) => setExplanation(event.target.value)}
          />
        </Field>
      </Form>
      <CommandNote progress={command.progress} />
    </Modal>
  )
}
