import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { ApiProblem } from '../api.ts'
import { useWords } from '../i18n.ts'
import { useReadProblem, WaitWords } from '../problem.tsx'
import { BigButton } from './button.tsx'
import { Notice } from './notice.tsx'

export interface ReadProps<T> {
  query: UseQueryResult<T, ApiProblem>
  children: (data: T) => ReactNode
}

/** A read on the phone: its rows; words while it takes long; what happened and a way to ask again when it failed. */
export function Read<T>({ query, children }: ReadProps<T>): ReactNode {
  const say = useWords()
  if (query.data !== undefined)
    return (
      <>
        {query.error ? <ReadFailed problem={query.error} retry={() => void query.refetch()} old /> : null}
        {children(query.data)}
      </>
    )
  if (query.error) return <ReadFailed problem={query.error} retry={() => void query.refetch()} />
  if (query.fetchStatus === 'paused') return <Notice kind="problem">{say('problem.web_unreachable')}</Notice>
  return <WaitWords />
}

/** A read that failed. `old`: what was read before is still shown below. */
export function ReadFailed({
  problem,
  retry,
  old,
}: {
  problem: ApiProblem
  retry: () => void
  old?: boolean
}): ReactNode {
  const say = useWords()
  const field = useWords('field')
  const { text, isGone } = useReadProblem(problem.body)
  // Asking again for what is not there brings no other answer.
  const isFinal = problem.body.status === 403 || isGone
  return (
    <Notice kind="problem">
      <p>{text}</p>
      {old ? <p className="f-small">{field('keptOld')}</p> : null}
      {isFinal ? null : <BigButton onClick={retry}>{say('action.retry')}</BigButton>}
    </Notice>
  )
}
