import { type ReactNode, useEffect, useState } from 'react'
import type { ProblemBody } from '#platform/contract/index.ts'
import { hasWord, useWords } from './i18n.ts'

/** What happened, in words: the server's own sentence, or ours where no answer came. */
export function useProblemText(problem: ProblemBody | undefined): string {
  const say = useWords()
  if (!problem) return ''
  if (problem.title) return problem.title
  const key = `problem.${problem.code.replace('.', '_')}`
  return hasWord('platform', key) ? say(key) : say('problem.web_failed')
}

/** Text at one field of a form: `fieldProblem(problem, '/body/number')`. Paths end with the field's name. */
export function fieldProblem(problem: ProblemBody | undefined, field: string): string | undefined {
  return problem?.fields?.find((entry) => entry.path === field || entry.path.endsWith(`/${field}`))?.text
}

export interface ProblemNoteProps {
  problem: ProblemBody
  /** What became of the person's work, e.g. "your entries are still here". */
  kept?: string
  /** Fields that show their text themselves and need not be repeated. */
  shownFields?: readonly string[]
  retry?: () => void
}

/** A problem where it happened: what happened, what was kept, what to do. Fit for both kits. */
export function ProblemNote({ problem, kept, shownFields = [], retry }: ProblemNoteProps): ReactNode {
  const say = useWords()
  const words = useProblemText(problem)
  const fields = (problem.fields ?? []).filter((entry) => !shownFields.some((name) => entry.path.endsWith(`/${name}`)))
  // The same of many rows is said once.
  const others = fields.filter(({ text }, nth) => fields.findIndex((one) => one.text === text) === nth)
  return (
    <div className="problem-note" role="alert">
      <p className="problem-what">{words}</p>
      {others.map((entry) => (
        <p key={entry.path}>{entry.text}</p>
      ))}
      {kept ? <p>{kept}</p> : null}
      {retry ? (
        <button type="button" className="link-button" onClick={retry}>
          {say('action.retry')}
        </button>
      ) : null}
    </div>
  )
}

/**
 * Words for a read that failed. A read has no form: where the server refuses what was asked, the address or the search is
 * wrong, and there is no marked field to look at.
 */
export function useReadProblem(problem: ProblemBody): { text: string; isGone: boolean } {
  const say = useWords()
  const text = useProblemText(problem)
  const isWrong = problem.code === 'platform.invalid'
  // In the language of now: a page that is not there is not asked for again when the language changes.
  const isMissing = problem.code === 'platform.not_found'
  return {
    text: isWrong ? say('problem.wrong_address') : isMissing ? say('problem.not_found') : text,
    isGone: isWrong || problem.status === 404,
  }
}

/** Full pane for a read that failed, with a way to ask again; asking again for what is not there would not help. */
export function ProblemPane({ problem, retry }: { problem: ProblemBody; retry: () => void }): ReactNode {
  const say = useWords()
  const { text, isGone: gone } = useReadProblem(problem)
  return (
    <div className="problem-pane" role="alert">
      <p className="problem-what">{text}</p>
      {problem.code === 'platform.busy' ? null : (
        <p>
          {say(gone ? 'problem.goneHint' : problem.status === 0 ? 'problem.kept_unreachable' : 'problem.kept_read')}
        </p>
      )}
      {gone ? null : (
        <button type="button" className="plain-button" onClick={retry}>
          {say('action.retry')}
        </button>
      )}
    </div>
  )
}

/** Words for a wait; nothing for the first second, so that a fast answer does not flicker. */
export function WaitWords({ text }: { text?: string }): ReactNode {
  const say = useWords()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 1000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className="wait-words" role="status">
      {late ? (text ?? say('state.loading')) : ' '}
    </p>
  )
}

/** Nothing to show: says why, and what would fill it. */
export function EmptyPane({ title, hint, action }: { title: string; hint?: string; action?: ReactNode }): ReactNode {
  return (
    <div className="empty-pane">
      <p className="empty-title">{title}</p>
      {hint ? <p>{hint}</p> : null}
      {action}
    </div>
  )
}
