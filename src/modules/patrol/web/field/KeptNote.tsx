import type { ReactNode } from 'react'
import type { useKept } from '#platform/web/field/kept.ts'
import { Notice } from '#platform/web/field/notice.tsx'
import { ReadFailed } from '#platform/web/field/read.tsx'
import { useFormat } from '#platform/web/format.ts'
import { useWords } from '#platform/web/i18n.ts'
import { WaitWords } from '#platform/web/problem.tsx'

/** What stands above kept rows: from when they are; what happened where there are none. */
export function KeptNote({ answer }: { answer: ReturnType<typeof useKept> }): ReactNode {
  const say = useWords('patrol')
  const format = useFormat()
  if (answer.data === undefined)
    return answer.query.error ? (
      <ReadFailed problem={answer.query.error} retry={() => void answer.query.refetch()} />
    ) : (
      <WaitWords />
    )
  return answer.keptAt ? <Notice kind="waiting">{say('keptOf', { at: format.moment(answer.keptAt) })}</Notice> : null
}
