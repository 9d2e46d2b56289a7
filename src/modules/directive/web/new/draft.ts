import { useCallback, useState } from 'react'
import type { Chosen } from '#platform/web/desk/files/useUploads.ts'
import { newId } from '#platform/web/outbox.ts'
import type { asksFor } from '../../contract/index.ts'

/** One demand as it is being written; what is not set follows what is set for all. */
export interface DraftDemand {
  id: string
  text: string
  asks: (typeof asksFor)[number]
  dueAt?: string | undefined
  owners?: readonly string[] | undefined
}

/** A directive as it is being written. */
export interface Draft {
  title: string
  preamble: string
  dueAt: string | undefined
  owners: readonly string[]
  /** Objective of the plan that it serves. */
  objective?: string | undefined
  demands: readonly DraftDemand[]
  /** Files that arrived; those on their way are the page's. */
  files: readonly Chosen[]
}

const key = 'lianfang.directive'

/** A demand without words. */
export const emptyDemand = (): DraftDemand => ({ id: newId(), text: '', asks: 'words' })
const empty = (): Draft => ({
  title: '',
  preamble: '',
  dueAt: undefined,
  owners: [],
  demands: [emptyDemand()],
  files: [],
})

/** The draft of this tab; a reload or a wrong click loses nothing of it. */
export function useDraft(): { draft: Draft; change: (part: Partial<Draft>) => void; drop: () => void } {
  const [draft, setDraft] = useState<Draft>(read)
  const change = useCallback((part: Partial<Draft>) => {
    setDraft((before) => {
      const next = { ...before, ...part }
      try {
        sessionStorage.setItem(key, JSON.stringify(next))
      } catch {
        // A browser that stores nothing keeps the draft on the page alone.
      }
      return next
    })
  }, [])
  const drop = useCallback(() => {
    try {
      sessionStorage.removeItem(key)
    } catch {
      // Nothing was kept.
    }
    setDraft(empty())
  }, [])
  return { draft, change, drop }
}

function read(): Draft {
  try {
    return { ...empty(), ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<Draft>) }
  } catch {
    return empty()
  }
}
