import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import type { BodyOf, CommandDefinition, ProblemBody, ResultOf } from '#platform/contract/index.ts'
import {
  type EnqueueOptions,
  enqueue,
  forget,
  type OutboxEntry,
  type Outcome,
  onPending,
  outboxEntries,
  type Progress,
  pendingCount,
} from './outbox.ts'

export interface CommandState<D extends CommandDefinition> {
  /** Sends; resolves when the server has decided. A second call while one is on its way sends nothing new. */
  send: (body: BodyOf<D>, options?: EnqueueOptions) => Promise<Outcome<ResultOf<D>>>
  /** Nothing yet: undefined. */
  progress: Progress | undefined
  /** On its way: sending, or waiting for the network. */
  busy: boolean
  problem: ProblemBody | undefined
  reset: () => void
}

/** One command for one form: its state for the button, its problem for the fields. Reads of the module are fetched again. */
export function useCommand<D extends CommandDefinition>(definition: D): CommandState<D> {
  const client = useQueryClient()
  const [progress, setProgress] = useState<Progress>()
  const running = useRef<Promise<Outcome<ResultOf<D>>>>(undefined)
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const send = useCallback(
    (body: BodyOf<D>, options?: EnqueueOptions) => {
      if (running.current) return running.current
      const sent = enqueue(definition, body, options)
      setProgress(sent.progress())
      const stop = sent.subscribe(setProgress)
      running.current = sent.settled.then((outcome) => {
        running.current = undefined
        stop()
        // The form says it itself; with the form gone, the refusal stays in the outbox until somebody has seen it.
        if (outcome.state !== 'accepted' && here.current) forget(sent.id)
        const module = definition.name.split('.')[0]
        void client.invalidateQueries({ predicate: (query) => String(query.queryKey[0]).startsWith(`${module}.`) })
        return outcome
      })
      return running.current
    },
    [definition, client],
  )
  const busy = progress?.state === 'sending' || progress?.state === 'waiting'
  const problem = progress?.state === 'refused' || progress?.state === 'conflict' ? progress.problem : undefined
  return { send, progress, busy, problem, reset: useCallback(() => setProgress(undefined), []) }
}

/** Commands that were refused after their form was gone; each until `forget`. */
export function useRefused(): readonly OutboxEntry[] {
  return useSyncExternalStore(onPending, outboxEntries).filter(
    (entry) => entry.progress.state === 'refused' || entry.progress.state === 'conflict',
  )
}

/** Number of commands that wait for the server, for the header. */
export function usePending(): number {
  return useSyncExternalStore(onPending, pendingCount)
}
