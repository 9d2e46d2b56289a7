import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import type { Finding } from '../contract/index.ts'

/** A state in one short word; late and repeated ones say so besides their colour. */
export function FindingMark({ finding }: { finding: Pick<Finding, 'state' | 'late' | 'repeats'> }): ReactNode {
  const say = useWords('inspection')
  return (
    <>
      <span className={finding.late ? 'inspection-state is-late' : `inspection-state is-${finding.state}`}>
        {say(`state.${finding.state}`)}
        {finding.late ? ` ${say('late')}` : ''}
      </span>
      {finding.repeats > 0 ? (
        <span className="inspection-state is-repeated">{say('repeated', { count: finding.repeats + 1 })}</span>
      ) : null}
    </>
  )
}
