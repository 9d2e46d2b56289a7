import type { ReactNode } from 'react'
import type { useKept } from '#platform/web/field/kept.ts'
import { Notice } from '#platform/web/field/notice.tsx'
import { ReadFailed } from '#platform/web/field/read.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { WaitWords } from '#platform/web/problem.tsx'

/** What stands above what was kept: from when it is; what happened where there is nothing. */
export function KeptNote({ answer }: { answer: ReturnType<typeof useKept> }): ReactNode {
  const say = useWords('directive')
  const format = useFormat()
  if (answer.data === undefined)
    return answer.query.error ? (
      <ReadFailed problem={answer.query.error} retry={() => void answer.query.refetch()} />
    ) : (
      <WaitWords />
    )
  return answer.keptAt ? <Notice kind="waiting">{say('keptOf', { at: format.moment(answer.keptAt) })}</Notice> : null
}
