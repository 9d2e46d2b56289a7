import { useEffect, useMemo } from 'react'
import { newId } from '#platform/web/outbox.ts'
import { type Correction, type Household, isTouched, newDraft, type VisitDraft } from './draft.ts'
import { type Kept, keep, useKept } from './drafts.ts'

export interface DraftState {
  kept: Kept
  change: (part: Partial<VisitDraft>) => void
}

/**
 * The draft at a door, begun from what is known of it. What is known may arrive after the first tap: an untouched draft
 * begins again from it, a touched one stays as typed.
 */
export function useVisitDraft(door: string, known: Household, corrects?: Correction): DraftState {
  const stored = useKept(door)
  const fresh = useMemo<Kept>(
    () => ({ draft: newDraft(door, known, newId(), corrects), problems: [], refusal: null }),
    [door, known, corrects],
  )
  const kept =
    stored && (stored.refusal || stored.problems.length > 0 || isTouched(stored.draft, fresh.draft)) ? stored : fresh
  // What was typed lives in memory alone: a reload or a closed tab would lose it without a word.
  const isTyped = kept !== fresh
  useEffect(() => {
    if (!isTyped) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isTyped])
  return {
    kept,
    change: (part) => {
      const draft = { ...kept.draft, ...part }
      const changed = Object.keys(part)
      // The problem of a field goes as soon as the field is touched; the others stay until the next sending.
      const problems = changed.includes('outcome')
        ? []
        : kept.problems.filter((problem) => !changed.some((name) => problem.path.includes(`/${name}`)))
      keep(door, { draft, problems, refusal: problems.length > 0 ? kept.refusal : null })
    },
  }
}
