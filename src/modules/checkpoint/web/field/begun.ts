import { type Dispatch, type SetStateAction, useEffect, useState } from 'react'
import { type Draft, emptyDraft } from './draft.ts'

/** The pass that is being written down, for the way to another page and back. In memory: a plate belongs into no address. */
let begun: Draft | undefined

/** Lets go of it, when the phone is locked. */
export function forgetBegun(): void {
  begun = undefined
}

/** The plate that was typed, for the page of a breach. */
export function begunPlate(): string {
  return begun?.plate ?? ''
}

/** The direction that was chosen. */
export function begunDirection(): Draft['direction'] {
  return begun?.direction ?? 'in'
}

/** The draft of the pass screen, kept while other pages are open. */
export function useBegun(): [Draft, Dispatch<SetStateAction<Draft>>] {
  const [draft, setDraft] = useState<Draft>(() => begun ?? emptyDraft('in'))
  useEffect(() => {
    begun = draft
  }, [draft])
  return [draft, setDraft]
}
