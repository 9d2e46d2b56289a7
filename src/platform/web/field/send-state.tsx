import type { ReactNode } from 'react'
import type { ProblemBody } from '#platform/contract/index.ts'
import { useWords } from '../i18n.ts'
import type { Progress } from '../outbox.ts'
import { useProblemText } from '../problem.tsx'
import { Notice } from './notice.tsx'

export interface SendStateProps {
  progress: Progress | undefined
  problem: ProblemBody | undefined
  /** Ends of the paths of fields that show their problem themselves. */
  shown?: (path: string) => boolean
}

/** Where a command is: on its way, waiting for the network, or refused and why. Nothing once the server has it. */
export function SendState({ progress, problem, shown = () => false }: SendStateProps): ReactNode {
  const say = useWords('field')
  const text = useProblemText(problem)
  const fields = problem?.fields ?? []
  // The fields speak for themselves; here only that there is something to mend, above the button.
  if (problem && fields.length > 0 && fields.every((field) => shown(field.path)))
    return <p className="f-problem">{say('mendFirst')}</p>
  if (problem)
    return (
      <Notice kind="problem">
        <p>{text}</p>
        {fields
          .filter((field) => !shown(field.path))
          .map((field) => (
            <p key={field.path}>{field.text}</p>
          ))}
        <p className="f-small">{say('keptHere')}</p>
      </Notice>
    )
  if (progress?.state === 'sending') return <Notice kind="waiting">{say('sending')}</Notice>
  if (progress?.state === 'waiting')
    return (
      <Notice kind="waiting">{progress.tries > 0 ? say('waiting', { count: progress.tries }) : say('sending')}</Notice>
    )
  return null
}
