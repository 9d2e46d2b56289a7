import type { ReactNode } from 'react'
import { Password } from '#modules/agency/contract/index.ts'
import { useWords } from '#platform/web/i18n.ts'

/** Least length of a password in characters, as the contract has it. */
export const shortest = Number(Reflect.get(Password, 'minLength'))

/** Length is what makes a password strong; the bar shows where this one stands. */
export function PasswordStrength({
  password,
  problem,
}: {
  password: string
  /** Said instead of the grade. */
  problem: string | undefined
}): ReactNode {
  const say = useWords('setup')
  const length = [...password].length
  const grade = length < shortest ? 0 : length < 16 ? 1 : length < 20 ? 2 : 3
  return (
    <div className="setup-strength">
      <span className="setup-meter" data-grade={grade} aria-hidden="true">
        <i style={{ width: `${Math.min(100, (length / 20) * 100)}%` }} />
      </span>
      <span className={problem ? 'late' : 'soft'} role="status">
        {problem ??
          (length === 0
            ? say('strength.rule', { count: shortest })
            : say(`strength.grade_${grade}`, { count: length, least: shortest }))}
      </span>
    </div>
  )
}
