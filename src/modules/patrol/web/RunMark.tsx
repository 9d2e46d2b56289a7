import type { ReactNode } from 'react'
import { useWords } from '#platform/web/i18n.ts'
import type { Run } from '../contract/index.ts'

/** Where a run stands, in a word; late in red. */
export function RunMark({ run }: { run: Pick<Run, 'state' | 'late'> }): ReactNode {
  const say = useWords('patrol')
  return (
    <>
      <span className={`patrol-state is-${run.state}`}>{say(`runState.${run.state}`)}</span>
      {run.late ? <span className="patrol-state is-late">{say(`late.${run.state}`)}</span> : null}
    </>
  )
}
