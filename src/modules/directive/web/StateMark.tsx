import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import type { OwnerState } from '../contract/index.ts'

/** A state in one short word; late ones say so besides their colour. */
export function StateMark({ state, late }: { state: OwnerState; late: boolean }): ReactNode {
  const say = useWords('directive')
  return (
    <span className={late ? 'directive-state is-late' : `directive-state is-${state}`}>
      {say(`state.${state}`)}
      {late ? ` ${say('late')}` : ''}
    </span>
  )
}
