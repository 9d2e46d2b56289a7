import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import type { MeasureState } from '../contract/index.ts'

/** Where a measure stands, in one short word. */
export function StateMark({ state }: { state: MeasureState }): ReactNode {
  const say = useWords('measure')
  return <span className={`measure-state is-${state}`}>{say(`state.${state}`)}</span>
}
