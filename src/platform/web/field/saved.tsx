import { type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { useWords } from '../i18n.ts'
import { onPending, outboxHealth, pendingCount } from '../outbox.ts'

/** Where what was saved is: the server has it, this phone keeps it, or nothing but this page does. */
type Where = 'received' | 'kept' | 'unkept'

/** How long a saved word stands, in milliseconds; that nothing was kept stands longer. */
const stands = { received: 1400, kept: 1800, unkept: 5000 } as const
/** How long a screen waits for the server's word before it goes on, in milliseconds. */
const patience = 1500
let shown: { where: Where } | null = null
const listeners = new Set<() => void>()

/** Says over the whole screen, without a sound and in nobody's way, that the server has it. */
export function showSaved(): void {
  show({ where: 'received' })
}

/** The same of what the server has not heard yet: whether this phone keeps it. */
export function showWaiting(): void {
  const { isDurable, unkept } = outboxHealth()
  show({ where: isDurable && unkept === 0 ? 'kept' : 'unkept' })
}

/**
 * What was sent has an answer, or has had its time. Out of reach nobody is made to wait for a word that does not come: as
 * soon as this phone keeps it, the walk goes on.
 */
export function soon<T>(sent: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const end = (said: T | undefined) => {
      stop()
      clearTimeout(timer)
      resolve(said)
    }
    const timer = setTimeout(end, patience, undefined)
    const stop = onPending(() => {
      const { isDurable, unkept, isOutOfReach } = outboxHealth()
      if (isOutOfReach && isDurable && unkept === 0 && pendingCount() > 0) end(undefined)
    })
    sent.then(end, reject)
  })
}

/**
 * What the server said, when it says it soon; undefined when it does not and this phone keeps what was sent, which is then
 * shown as saved. Where the phone cannot keep it, only the server's word counts.
 */
export async function savedOr<T>(sent: Promise<T>): Promise<T | undefined> {
  const said = await soon(sent)
  if (said !== undefined) return said
  const { isDurable, unkept } = outboxHealth()
  if (!isDurable || unkept > 0) return sent
  showWaiting()
  return undefined
}

/** The confirmation; lets every touch through. */
export function SavedFlash(): ReactNode {
  const say = useWords('field')
  const now = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
  useEffect(() => {
    if (!now) return
    const timer = setTimeout(() => show(null), stands[now.where])
    return () => clearTimeout(timer)
  }, [now])
  return (
    <div className={now ? `f-saved f-saved-${now.where}` : 'f-hidden'} aria-live="polite">
      {now ? (
        <div>
          <svg
            width="96"
            height="96"
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            strokeWidth="3"
            aria-hidden="true"
          >
            <path d={now.where === 'unkept' ? 'M12 4v10M12 17v3' : 'M4 13l5 5L20 6'} />
          </svg>
          <p className="f-big">{say(`saved.${now.where}`)}</p>
          <p>{say(`saved.${now.where}Hint`)}</p>
        </div>
      ) : null}
    </div>
  )
}

function show(next: typeof shown): void {
  shown = next
  for (const listener of listeners) listener()
}
