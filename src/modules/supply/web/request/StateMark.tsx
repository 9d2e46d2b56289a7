import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import type { SupplyRequest } from '../../contract/index.ts'
import '../supply.css'

/** A state in one short word; late ones say so besides. */
export function StateMark({ request }: { request: Pick<SupplyRequest, 'state' | 'late'> }): ReactNode {
  const say = useWords('supply')
  return (
    <span className={`supply-state is-${request.state}`}>
      {say(`state.${request.state}`)}
      {request.late ? ` · ${say('late')}` : ''}
    </span>
  )
}
