import { Form, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import type { ReactNode, Ref } from 'react'
import { Field } from '#platform/web/desk/Field.tsx'
import { useWords } from '#platform/web/i18n.ts'

export interface ReasonFieldProps {
  label: string
  value: string
  onChange: (why: string) => void
  /** What is wrong with it; else it says what belongs here. */
  wrong: string | undefined
  input?: Ref<TextAreaRef>
}

/** By what the level changes or the response ends: the number of a document, or a meeting. */
export function ReasonField({ label, value, onChange, wrong, input }: ReasonFieldProps): ReactNode {
  const say = useWords('emergency')
  return (
    <Form layout="vertical">
      <Field label={label} {...(wrong ? { validateStatus: 'error', help: wrong } : { extra: say('level.whyHint') })}>
        <Input.TextArea
          {...(input ? { ref: input } : {})}
          value={value}
          maxLength={200}
          autoSize={{ minRows: 2, maxRows: 5 }}
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
    </Form>
  )
}
