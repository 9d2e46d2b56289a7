import { useCallback, useState } from 'react'
import { useSession } from '../session.tsx'

/** What is being written on a page, kept in this tab: a reload or a wrong click loses nothing of it. `drop` begins anew. */
export function useTabDraft<T extends object>(
  name: string,
  empty: () => T,
): { draft: T; change: (part: Partial<T>) => void; drop: () => void } {
  const { session } = useSession()
  // Whoever signs in on the same tab next writes a draft of their own.
  const key = `${name}.${session.account.id}`
  const [draft, setDraft] = useState<T>(() => read(key, empty))
  const change = useCallback(
    (part: Partial<T>) => {
      setDraft((before) => {
        const next = { ...before, ...part }
        try {
          sessionStorage.setItem(key, JSON.stringify(next))
        } catch {
          // A browser that stores nothing keeps the draft on the page alone.
        }
        return next
      })
    },
    [key],
  )
  const drop = useCallback(() => {
    try {
      sessionStorage.removeItem(key)
    } catch {
      // Nothing was kept.
    }
    setDraft(empty())
  }, [key, empty])
  return { draft, change, drop }
}

function read<T extends object>(key: string, empty: () => T): T {
  try {
    return { ...empty(), ...(JSON.parse(sessionStorage.getItem(key) ?? '{}') as Partial<T>) }
  } catch {
    return empty()
  }
}
