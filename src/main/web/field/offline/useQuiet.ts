import { useEffect, useState } from 'react'

/** Milliseconds without a touch after which something may move on the screen without being hit by mistake. */
const quiet = 3_000

/** True once the hands rest, while `isWanted`; stays true until it is no longer wanted. */
export function useQuiet(isWanted: boolean): boolean {
  const [isQuiet, setQuiet] = useState(false)
  useEffect(() => {
    if (!isWanted) {
      setQuiet(false)
      return
    }
    let timer = setTimeout(() => setQuiet(true), quiet)
    const again = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => setQuiet(true), quiet)
    }
    const deeds = ['pointerdown', 'keydown', 'scroll'] as const
    for (const deed of deeds) window.addEventListener(deed, again, { passive: true, capture: true })
    return () => {
      clearTimeout(timer)
      for (const deed of deeds) window.removeEventListener(deed, again, { capture: true })
    }
  }, [isWanted])
  return isQuiet
}
