import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ProblemBody } from '#platform/contract/index.ts'
import { type Enqueued, forget, type Progress } from './outbox.ts'

/** One command of several that belong together; `label` names it when it is refused. */
export interface Step {
  label: string
  send: () => Enqueued<unknown>
}

export interface Series {
  /** Sends one after the other; true when all were accepted. What was accepted stays, whatever becomes of the rest. */
  run: (steps: readonly Step[]) => Promise<boolean>
  busy: boolean
  done: number
  total: number
  refused: readonly { label: string; problem: ProblemBody }[]
  /** State of the command that is on its way. */
  progress: Progress | undefined
  reset: () => void
}

const idle = { busy: false, done: 0, total: 0, refused: [], progress: undefined } as const

/** Several commands as one deed of the person: each is decided by itself, and the ones refused are named. */
export function useSeries(): Series {
  const client = useQueryClient()
  const [state, setState] = useState<Omit<Series, 'run' | 'reset'>>(idle)
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const run = async (steps: readonly Step[]): Promise<boolean> => {
    const refused: { label: string; problem: ProblemBody }[] = []
    setState({ ...idle, busy: true, total: steps.length })
    for (const [index, step] of steps.entries()) {
      const sent = step.send()
      const stop = sent.subscribe((progress) => setState((before) => ({ ...before, progress })))
      const outcome = await sent.settled
      stop()
      if (outcome.state !== 'accepted') {
        refused.push({ label: step.label, problem: outcome.problem })
        // Said here; a refusal that nobody sees stays with the outbox.
        if (here.current) forget(sent.id)
      }
      setState((before) => ({ ...before, done: index + 1, refused: [...refused] }))
    }
    // Its steps may be of several modules: everything on screen is read again.
    await client.invalidateQueries()
    setState((before) => ({ ...before, busy: false, progress: undefined }))
    return refused.length === 0
  }
  return { ...state, run, reset: useCallback(() => setState(idle), []) }
}
