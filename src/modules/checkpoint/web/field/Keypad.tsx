import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import { keysAt, typed } from './plate.ts'

export interface KeypadProps {
  plate: string
  onChange: (plate: string) => void
  /** Closes it; there where the plate is whole though another sign may come. */
  done: (() => void) | undefined
}

/** Keys for a plate: only the signs that may come next, each as large as a glove needs it. */
export function Keypad({ plate, onChange, done }: KeypadProps): ReactNode {
  const say = useWords('checkpoint')
  return (
    <fieldset className="pass-keys" aria-label={say('keys')}>
      {keysAt(plate).map((row) => (
        <div key={row[0]} className={plate.length === 0 ? 'pass-key-row is-provinces' : 'pass-key-row'}>
          {row.map((sign) => (
            <button key={sign} type="button" translate="no" onClick={() => onChange(typed(plate, sign))}>
              {sign}
            </button>
          ))}
        </div>
      ))}
      <div className="pass-key-row is-last">
        <button type="button" disabled={plate === ''} onClick={() => onChange(plate.slice(0, -1))}>
          {say('back')}
        </button>
        <button type="button" disabled={plate === ''} onClick={() => onChange('')}>
          {say('clear')}
        </button>
        {done ? (
          <button type="button" className="is-main" onClick={done}>
            {say('plateDone')}
          </button>
        ) : null}
      </div>
    </fieldset>
  )
}
