import { useEffect } from 'react'
import { phone } from '../../store/phone.ts'

/** Without a touch for this long the phone locks itself, in milliseconds; in a pocket as on a table. */
export const idleFor = 5 * 60_000
const signs = ['pointerdown', 'keydown', 'scroll', 'touchmove'] as const

/** Locks the phone when nobody has touched it for a while. */
export function useIdleLock(): void {
  useEffect(() => {
    let touched = { page: performance.now(), wall: Date.now() }
    const touch = (): void => {
      if (!late()) touched = { page: performance.now(), wall: Date.now() }
    }
    // A sleeping phone stops the one clock, a wrong phone moves the other: either is enough.
    const late = (): boolean => performance.now() - touched.page > idleFor || Date.now() - touched.wall > idleFor
    const look = (): void => {
      if (late()) phone().vault.lock()
    }
    for (const sign of signs) window.addEventListener(sign, touch, { passive: true, capture: true })
    document.addEventListener('visibilitychange', look)
    const timer = setInterval(look, 5_000)
    return () => {
      for (const sign of signs) window.removeEventListener(sign, touch, { capture: true })
      document.removeEventListener('visibilitychange', look)
      clearInterval(timer)
    }
  }, [])
}
