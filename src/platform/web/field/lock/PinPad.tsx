import { type ReactNode, useCallback, useEffect } from 'react'
import { useWords } from '../../i18n.ts'
import { pinLength } from '../../store/pin-rules.ts'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

export interface PinPadProps {
  value: string
  onChange: (next: string) => void
  disabled?: boolean
}

/** Six dots and a keypad of its own: big keys, and no keyboard of the phone that learns. A real keyboard works too. */
export function PinPad({ value, onChange, disabled = false }: PinPadProps): ReactNode {
  const say = useWords('field')
  const press = useCallback(
    (digit: string) => {
      if (!disabled && value.length < pinLength) onChange(value + digit)
    },
    [disabled, value, onChange],
  )
  const back = useCallback(() => {
    if (!disabled) onChange(value.slice(0, -1))
  }, [disabled, value, onChange])

  useEffect(() => {
    const typed = (event: KeyboardEvent): void => {
      if (/^\d$/.test(event.key)) press(event.key)
      else if (event.key === 'Backspace') back()
    }
    window.addEventListener('keydown', typed)
    return () => window.removeEventListener('keydown', typed)
  }, [press, back])

  return (
    <>
      <p className="f-pin-dots">
        <span className="f-hidden" role="status">
          {say('lock.entered', { count: value.length })}
        </span>
        {[...Array(pinLength).keys()].map((at) => (
          <span key={at} className={at < value.length ? 'full' : ''} aria-hidden="true" />
        ))}
      </p>
      <div className="f-pin-pad">
        {digits.map((digit) => (
          <Key key={digit} digit={digit} press={press} disabled={disabled} />
        ))}
        <span />
        <Key digit="0" press={press} disabled={disabled} />
        <button type="button" className="small" onClick={back} disabled={disabled || value === ''}>
          {say('lock.back')}
        </button>
      </div>
    </>
  )
}

function Key({
  digit,
  press,
  disabled,
}: {
  digit: string
  press: (digit: string) => void
  disabled: boolean
}): ReactNode {
  const say = useWords('field')
  return (
    <button type="button" aria-label={say('lock.digit', { digit })} onClick={() => press(digit)} disabled={disabled}>
      {digit}
    </button>
  )
}
