import type { ReactNode } from 'react'
import { useFormat } from '../format.ts'
import { useWords } from '../i18n.ts'
import { WaitWords } from '../problem.tsx'
import type { useKept } from './kept.ts'
import { Notice } from './notice.tsx'
import { ReadFailed } from './read.tsx'

/** What stands above what was kept, in the words of its module (`keptOf`): from when it is; what happened where there is nothing. */
export function KeptNote({ of, answer }: { of: string; answer: ReturnType<typeof useKept> }): ReactNode {
  const say = useWords(of)
  const format = useFormat()
  if (answer.data === undefined)
    return answer.query.error ? (
      <ReadFailed problem={answer.query.error} retry={() => void answer.query.refetch()} />
    ) : (
      <WaitWords />
    )
  return answer.keptAt ? <Notice kind="waiting">{say('keptOf', { at: format.moment(answer.keptAt) })}</Notice> : null
}
