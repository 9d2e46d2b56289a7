import { useCallback, useEffect, useRef, useState } from 'react'
import { phone } from '#platform/web/store/phone.ts'

/** Pause in typing after which what stands in the form is kept, in milliseconds. */
const calm = 300

/**
 * What is typed into a form, kept sealed on the phone until it is sent: a call, the lock or an empty battery takes nothing.
 * Where the phone keeps nothing it lives as long as the form.
 */
export function useKeptDraft<T extends object>(name: string, empty: T) {
  const [draft, setDraft] = useState(empty)
  const touched = useRef(false)
  const gone = useRef(false)
  const first = useRef(empty)
  useEffect(() => {
    if (phone().vault.state !== 'open') return
    void phone()
      .kept<T | null>(name)
      .then((found) => {
        if (found && !touched.current) setDraft({ ...first.current, ...found })
      })
  }, [name])
  useEffect(() => {
    if (!touched.current) return
    const timer = setTimeout(() => {
      if (!gone.current) store(name, draft)
    }, calm)
    return () => clearTimeout(timer)
  }, [name, draft])
  const change = useCallback((part: Partial<T>) => {
    touched.current = true
    setDraft((before) => ({ ...before, ...part }))
  }, [])
  const drop = useCallback(() => {
    gone.current = true
    store(name, null)
  }, [name])
  return { draft, change, drop }
}

function store(name: string, value: unknown): void {
  if (phone().vault.state === 'open')
    void phone()
      .keep(name, value)
      .catch(() => undefined)
}
