import { Form, type FormItemProps } from 'antd'
import { cloneElement, type ReactElement, type ReactNode, useId } from 'react'

export interface FieldProps extends Omit<FormItemProps, 'name' | 'htmlFor' | 'children' | 'label'> {
  label: string
  /** One input or one group of choices; it gets its id and its name from the field. */
  children: ReactElement<{ id?: string; 'aria-label'?: string }>
}

/**
 * A labelled field of a form that keeps its own state. The kit ties label and input together only for forms that it keeps
 * itself; here a click on the label and a screen reader find the input all the same.
 */
export function Field({ label, children, ...rest }: FieldProps): ReactNode {
  const id = useId()
  return (
    <Form.Item label={label} htmlFor={id} {...rest}>
      {cloneElement(children, { id, 'aria-label': label })}
    </Form.Item>
  )
}
