import KitButton from 'antd-mobile/es/components/button'
import type { ReactNode } from 'react'

export interface BigButtonProps {
  children: ReactNode
  onClick?: () => void
  /** `main` is the one thing to do on a screen; `plain` is a quiet way out. */
  kind?: 'main' | 'second' | 'plain'
  disabled?: boolean
  submit?: boolean
  label?: string
}

/** A button for gloves: 52 px and more, the main one 60 px. */
export function BigButton({ children, onClick, kind = 'second', disabled, submit, label }: BigButtonProps): ReactNode {
  return (
    <KitButton
      block
      className={`f-button ${kind}`}
      color={kind === 'main' ? 'primary' : 'default'}
      fill={kind === 'main' ? 'solid' : 'outline'}
      type={submit ? 'submit' : 'button'}
      disabled={disabled ?? false}
      aria-label={label}
      onClick={() => onClick?.()}
    >
      {children}
    </KitButton>
  )
}
