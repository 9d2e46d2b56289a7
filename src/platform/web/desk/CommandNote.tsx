import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '../i18n.ts'
import type { Progress } from '../outbox.ts'
import { retryNow } from '../outbox.ts'
import { ProblemNote } from '../problem.tsx'

/** Honest line below a form: on its way, waiting for the network, refused and why. Nothing before the first send. */
export function CommandNote({
  progress,
  shownFields,
}: {
  progress: Progress | undefined
  shownFields?: readonly string[]
}): ReactNode {
  const say = useWords()
  const [, tick] = useState(0)
  const waiting = progress?.state === 'waiting'
  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(() => tick((value) => value + 1), 1000)
    return () => clearInterval(timer)
  }, [waiting])
  const note = useRef<HTMLDivElement>(null)
  const problem = waiting ? undefined : progress?.problem
  // Below a tall form nobody sees it; what stands at a field is looked for there.
  useEffect(() => {
    if (problem && !problem.fields?.length) note.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  if (!progress || progress.state === 'accepted') return null
  if (problem)
    return (
      <div ref={note}>
        <ProblemNote problem={problem} kept={say('problem.kept_form')} {...(shownFields ? { shownFields } : {})} />
      </div>
    )
  if (progress.state === 'sending')
    return (
      <p className="soft" role="status">
        {say('state.sending')}
      </p>
    )
  const seconds = Math.max(0, Math.ceil(((progress.nextTry ?? Date.now()) - Date.now()) / 1000))
  return (
    <p className="risk" role="status">
      {progress.tries === 0 ? say('state.waitingFirst') : say('state.waiting', { tries: progress.tries, seconds })}{' '}
      <button type="button" className="link-button" onClick={retryNow}>
        {say('action.retry')}
      </button>
    </p>
  )
}
